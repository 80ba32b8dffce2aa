-- Who said that an identity is somebody's; what they said yes to, word for word; what only the team may decide; what belongs to nobody.

ALTER TABLE identity ADD COLUMN given_by BIGINT NOT NULL DEFAULT 0;        -- GivenBy
ALTER TABLE person_identity ADD COLUMN given_by BIGINT NOT NULL DEFAULT 0;

CREATE TABLE consent_said (          -- only ever added to: what holds is worked out from all of it
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  channel BIGINT NOT NULL,           -- 0 e-mail, 1 SMS
  topic TEXT NOT NULL,               -- '*' for all topics
  at BIGINT NOT NULL,
  given_by BIGINT NOT NULL,          -- GivenBy
  granted BIGINT NOT NULL,
  evidence TEXT NOT NULL,            -- how it came about, in words
  wording TEXT,                      -- what they said yes or no to, word for word
  proof TEXT,                        -- of which message, form or file; with the form's version
  PRIMARY KEY (bucket, person_id, channel, topic, at, given_by, granted)
) WITHOUT ROWID;
INSERT INTO consent_said (bucket, person_id, channel, topic, at, given_by, granted, evidence, wording, proof)
SELECT bucket, person_id, channel, topic, at, 0, granted, evidence, NULL, NULL FROM consent;
DROP TABLE consent;
ALTER TABLE consent_said RENAME TO consent;

CREATE TABLE proposal (              -- what somebody outside said of who a known person is
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,                  -- derived of what is proposed, so that saying it again changes nothing
  workspace_id UUID NOT NULL,
  at BIGINT NOT NULL,
  kind BIGINT NOT NULL,              -- IdentityKind
  value TEXT NOT NULL,
  given_by BIGINT NOT NULL,
  said_in TEXT NOT NULL,             -- name of the event
  belongs_to UUID,                   -- whose it is already
  settled_at BIGINT,
  settled_by TEXT,
  accepted BIGINT,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX proposal_open ON proposal (workspace_id, at) WHERE settled_at IS NULL;

CREATE TABLE rejected_event (        -- taken, and of nobody: every id in it is a word for nobody
  bucket BIGINT NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  at BIGINT NOT NULL,
  name TEXT NOT NULL,
  why TEXT NOT NULL,                 -- a sentence
  body TEXT NOT NULL,                -- the event, cut to what fits on a page
  PRIMARY KEY (bucket, id)
) WITHOUT ROWID;
CREATE INDEX rejected_event_recent ON rejected_event (workspace_id, at);

ALTER TABLE suppression ADD COLUMN cause BIGINT NOT NULL DEFAULT 0; -- SuppressionCause
