-- Who asked to be forgotten. The person's row stays, empty: what was counted hangs on its id.
ALTER TABLE person ADD COLUMN erased_at BIGINT;

CREATE TABLE erased (                -- carried over a restore, so that a backup brings nobody back
  bucket BIGINT NOT NULL,            -- of the id
  id UUID NOT NULL,                  -- theirs, and each that led to them
  workspace_id UUID NOT NULL,
  at BIGINT NOT NULL,
  by_account TEXT NOT NULL,
  PRIMARY KEY (bucket, id)
) WITHOUT ROWID;

CREATE INDEX erased_business ON erased (workspace_id);

CREATE TABLE erased_identity (       -- how they were recognised, as keyed hashes: it says nothing to who has not the identity itself
  bucket BIGINT NOT NULL,            -- of the hash
  workspace_id UUID NOT NULL,
  kind BIGINT NOT NULL,              -- IdentityKind
  hash BYTEA NOT NULL,
  id UUID NOT NULL,                  -- of erased
  key_print BYTEA NOT NULL,          -- which server's key it was made with
  PRIMARY KEY (bucket, workspace_id, kind, hash, id)
) WITHOUT ROWID;

CREATE INDEX person_alias_of ON person_alias (person_id);        -- who was merged into somebody
CREATE INDEX proposal_value ON proposal (workspace_id, value);   -- where somebody's address was proposed for others
