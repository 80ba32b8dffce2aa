-- One kind of keys, whoever carries them, and what each may do; what an owner grants to a coach; who of the team an account is.

CREATE TABLE any_key (
  key_hash BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the key; the key itself is shown once
  workspace_id UUID NOT NULL,
  kind BIGINT NOT NULL,              -- KeyKind: 0 browser, 1 server
  scopes TEXT NOT NULL,              -- KeyScopes: 'send-events', 'see-journeys edit-journeys'
  name TEXT NOT NULL,
  hint TEXT NOT NULL,                -- last four characters
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
);

INSERT INTO any_key (key_hash, workspace_id, kind, scopes, name, hint, created_at, revoked_at)
SELECT key_hash, workspace_id, 1, 'see-journeys edit-journeys', name, hint, created_at, revoked_at FROM api_key;

-- A key that may have been in a page is trusted no further than a page.
INSERT INTO any_key (key_hash, workspace_id, kind, scopes, name, hint, created_at, revoked_at)
SELECT key_hash, workspace_id, 0, 'send-events', name, hint, created_at, revoked_at FROM write_key;

DROP TABLE api_key;
DROP TABLE write_key;
ALTER TABLE any_key RENAME TO api_key;
CREATE INDEX api_key_workspace ON api_key (workspace_id, created_at);

ALTER TABLE member ADD COLUMN grants TEXT NOT NULL DEFAULT ''; -- Permissions, of a coach: 'see-journeys edit-journeys'
ALTER TABLE member ADD COLUMN team_key TEXT;                   -- who they are in the book's team: whose assignments are theirs

-- Coaches keep what they could do before: all but settings.
UPDATE member
SET grants = 'see-people change-people see-journeys edit-journeys propose publish broadcast answer-feedback settle-assignments see-numbers see-money export'
WHERE role = 'coach';

CREATE INDEX assignment_owner ON assignment (workspace_id, LOWER(owner)); -- a helper's own, and the people those are about
