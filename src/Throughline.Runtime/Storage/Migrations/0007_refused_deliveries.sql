-- The shelf of what was not sent costs its own rows: among a million that were, the newest few thousand hold none of it.
CREATE INDEX delivery_refused ON delivery (workspace_id, created_at) WHERE state IN (4, 5);
