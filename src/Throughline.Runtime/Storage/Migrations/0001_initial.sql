-- The schema of SCALE: people data leads its keys with bucket and lies together by person; definitions are reference tables.
-- Times are milliseconds UTC. Ids are 16-byte values made by the application. JSON is text.

-- ---- definitions (reference tables) ----

CREATE TABLE workspace (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  zone TEXT NOT NULL,                -- IANA id; used where a person's own zone is unknown
  settings TEXT NOT NULL,            -- JSON: voice, mail, send policy (WorkspaceSettings)
  created_at INTEGER NOT NULL
);

CREATE TABLE member (                -- which account may enter which workspace
  workspace_id BLOB NOT NULL,
  account_id TEXT NOT NULL,
  role TEXT NOT NULL,                -- owner, helper, coach
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, account_id)
) WITHOUT ROWID;
CREATE INDEX member_account ON member (account_id);

CREATE TABLE write_key (
  key_hash BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the key; the key itself is shown once
  workspace_id BLOB NOT NULL,
  name TEXT NOT NULL,
  hint TEXT NOT NULL,                -- last four characters
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) WITHOUT ROWID;

CREATE TABLE journey (
  id BLOB NOT NULL PRIMARY KEY,
  workspace_id BLOB NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  draft TEXT NOT NULL,               -- the journey file (YAML)
  live_version_id BLOB,              -- what newcomers enter; null before the first publishing
  paused_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (workspace_id, key)
);

CREATE TABLE journey_version (       -- never changes once written
  id BLOB NOT NULL PRIMARY KEY,
  journey_id BLOB NOT NULL,
  workspace_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  file TEXT NOT NULL,                -- the journey file as published (YAML)
  published_at INTEGER NOT NULL,
  published_by TEXT,
  UNIQUE (journey_id, number)
);

CREATE TABLE setting (               -- of the whole server: signing key, schema facts
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit (
  id BLOB NOT NULL PRIMARY KEY,
  workspace_id BLOB,
  account_id TEXT,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL
);
CREATE INDEX audit_time ON audit (workspace_id, at);

-- ---- people data (distributed by bucket) ----

CREATE TABLE person (
  bucket INTEGER NOT NULL,
  id BLOB NOT NULL,
  workspace_id BLOB NOT NULL,
  first_name TEXT,
  last_name TEXT,
  email TEXT,
  phone TEXT,
  zone TEXT,
  language TEXT,
  lifecycle INTEGER NOT NULL,        -- 0 prospect, 1 lead, 2 customer, 3 advocate
  source TEXT,                       -- where they came from first
  traits TEXT NOT NULL,              -- JSON object
  created_at INTEGER NOT NULL,
  PRIMARY KEY (bucket, id)
) WITHOUT ROWID;
CREATE INDEX person_recent ON person (workspace_id, created_at);

CREATE TABLE person_identity (       -- how a person is recognised, beside the person
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  kind INTEGER NOT NULL,             -- 0 user id, 1 e-mail, 2 phone, 3 anonymous id
  value TEXT NOT NULL,
  PRIMARY KEY (bucket, person_id, kind, value)
) WITHOUT ROWID;

CREATE TABLE identity (              -- unique across people; its bucket is the value's
  bucket INTEGER NOT NULL,
  workspace_id BLOB NOT NULL,
  kind INTEGER NOT NULL,
  value TEXT NOT NULL,
  person_id BLOB NOT NULL,
  PRIMARY KEY (bucket, workspace_id, kind, value)
) WITHOUT ROWID;

CREATE TABLE person_alias (          -- a merged person's id points to the survivor for ever
  bucket INTEGER NOT NULL,           -- of the retired id
  retired_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  merged_at INTEGER NOT NULL,
  PRIMARY KEY (bucket, retired_id)
) WITHOUT ROWID;

CREATE TABLE consent (
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  channel INTEGER NOT NULL,          -- 0 e-mail, 1 SMS
  topic TEXT NOT NULL,               -- '*' for all topics
  granted INTEGER NOT NULL,
  at INTEGER NOT NULL,
  evidence TEXT NOT NULL,            -- how it came about, in words
  PRIMARY KEY (bucket, person_id, channel, topic)
) WITHOUT ROWID;

CREATE TABLE suppression (           -- never to be written to again; survives delete, import and merge
  bucket INTEGER NOT NULL,           -- of the hash
  workspace_id BLOB NOT NULL,
  channel INTEGER NOT NULL,
  address_hash BLOB NOT NULL,        -- keyed hash of the address
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (bucket, workspace_id, channel, address_hash)
) WITHOUT ROWID;

CREATE TABLE event (                 -- the id is a hash of the message id, so a repeat finds the first
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  id BLOB NOT NULL,
  workspace_id BLOB NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,               -- when it happened, corrected for the sender's clock
  received_at INTEGER NOT NULL,
  properties TEXT,                   -- JSON object
  enrollment_id BLOB,                -- for what people do with our own messages
  step TEXT,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;

CREATE TABLE enrollment (
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  id BLOB NOT NULL,
  workspace_id BLOB NOT NULL,
  journey_id BLOB NOT NULL,
  version_id BLOB NOT NULL,
  round TEXT NOT NULL,               -- '1', '2', … or the re-entry key
  state INTEGER NOT NULL,            -- 0 active, 1 resting, 2 completed, 3 left, 4 moved, 5 merged
  position INTEGER NOT NULL,
  entered_at INTEGER NOT NULL,
  due_at INTEGER,                    -- the timer, in ms; null where there is none
  hold TEXT,                         -- the explicit hold, in words
  left_reason TEXT,
  road BLOB NOT NULL,                -- EnrollmentCodec
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX enrollment_due ON enrollment (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX enrollment_stuck ON enrollment (id) WHERE state = 0 AND due_at IS NULL AND hold IS NULL; -- always empty: the sweeper and the doctor look here
CREATE INDEX enrollment_place ON enrollment (version_id, position, state);

CREATE TABLE visit (                 -- a step somebody has behind them: the list behind each number
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  enrollment_id BLOB NOT NULL,
  step INTEGER NOT NULL,
  version_id BLOB NOT NULL,
  outcome INTEGER NOT NULL,          -- VisitOutcome
  reached_at INTEGER,
  settled_at INTEGER NOT NULL,
  PRIMARY KEY (bucket, person_id, enrollment_id, step)
) WITHOUT ROWID;
CREATE INDEX visit_place ON visit (version_id, step, outcome);

CREATE TABLE delivery (              -- one message, survey mail or webhook call, with everything that happened to it
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  id BLOB NOT NULL,                  -- derived: enrollment, step, kind, number
  workspace_id BLOB NOT NULL,
  enrollment_id BLOB,
  version_id BLOB,
  step INTEGER,                      -- index in the version
  number INTEGER NOT NULL,           -- 0 the step's own, 1… its nudges
  variant INTEGER NOT NULL,
  kind INTEGER NOT NULL,             -- 0 message, 1 survey, 2 webhook
  channel INTEGER NOT NULL,
  purpose INTEGER NOT NULL,
  topic TEXT NOT NULL,
  state INTEGER NOT NULL,            -- 0 queued, 1 sending, 2 sent, 3 unknown, 4 refused, 5 bounced
  reason TEXT,                       -- the named reason of a refusal or of the present hold
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,           -- not before; moved by holds and retries
  attempts INTEGER NOT NULL,
  lease_until INTEGER,
  settled_at INTEGER,
  address TEXT,                      -- where it went
  subject TEXT,                      -- as sent
  body TEXT,                         -- JSON of the values merged in: with the version, the message exactly as sent
  detail TEXT,                       -- the server's last answer
  opened_at INTEGER,
  clicked_at INTEGER,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX delivery_due ON delivery (due_at) WHERE state = 0;
CREATE INDEX delivery_lease ON delivery (lease_until) WHERE state = 1;
CREATE INDEX delivery_recent ON delivery (workspace_id, created_at);

CREATE TABLE assignment (
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  id BLOB NOT NULL,
  workspace_id BLOB NOT NULL,
  enrollment_id BLOB NOT NULL,
  version_id BLOB NOT NULL,
  step INTEGER NOT NULL,
  owner TEXT,
  state INTEGER NOT NULL,            -- 0 open, 1 done, 2 not possible, 3 withdrawn
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  settled_at INTEGER,
  outcome TEXT,                      -- what the member of staff wrote
  settled_by TEXT,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX assignment_open ON assignment (workspace_id, due_at) WHERE state = 0;
CREATE INDEX assignment_settled ON assignment (workspace_id, settled_at) WHERE state > 0;

CREATE TABLE answer (                -- a survey's answer
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  id BLOB NOT NULL,                  -- the delivery's id: one answer a question asked, the latest counts
  workspace_id BLOB NOT NULL,
  enrollment_id BLOB NOT NULL,
  version_id BLOB NOT NULL,
  step INTEGER NOT NULL,
  score INTEGER,
  answer TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX answer_recent ON answer (workspace_id, at);

CREATE TABLE mishap (                -- a signal that could not be applied to somebody: shown, never lost, never in others' way
  bucket INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  id BLOB NOT NULL,
  workspace_id BLOB NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;

CREATE TABLE tally (                 -- kept counters; writer is the node, so that nodes do not wait for one another
  version_id BLOB NOT NULL,
  step INTEGER NOT NULL,             -- -1 for the journey as a whole
  measure INTEGER NOT NULL,          -- Measure
  writer INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (version_id, step, measure, writer)
) WITHOUT ROWID;

CREATE TABLE suppressed_send (       -- how often each named reason said no
  version_id BLOB NOT NULL,
  step INTEGER NOT NULL,
  reason TEXT NOT NULL,
  writer INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (version_id, step, reason, writer)
) WITHOUT ROWID;
