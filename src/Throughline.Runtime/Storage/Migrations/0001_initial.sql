-- The schema of SCALE: people data leads its keys with bucket and lies together by person; definitions are reference tables.
-- Times are milliseconds UTC. Ids are made by the application. JSON is text. A day is counted from 1970-01-01, in the zone
-- the business had when the row was made. The types are PostgreSQL's; SQLite stores what comes.
-- What happened carries its dimensions (day, wording, source, value, minutes): the view fact reads them, the counters keep them.

-- ---- definitions (reference tables) ----

CREATE TABLE workspace (
  id UUID NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  zone TEXT NOT NULL,                -- IANA id; used where a person's own zone is unknown
  settings TEXT NOT NULL,            -- JSON: voice, mail, send policy (WorkspaceSettings)
  created_at BIGINT NOT NULL
);

CREATE TABLE member (                -- which account may enter which workspace
  workspace_id UUID NOT NULL,
  account_id TEXT NOT NULL,
  role TEXT NOT NULL,                -- owner, helper, coach
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, account_id)
) WITHOUT ROWID;
CREATE INDEX member_account ON member (account_id);

CREATE TABLE write_key (
  key_hash BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the key; the key itself is shown once
  workspace_id UUID NOT NULL,
  name TEXT NOT NULL,
  hint TEXT NOT NULL,                -- last four characters
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
) WITHOUT ROWID;

CREATE TABLE journey (
  id UUID NOT NULL PRIMARY KEY,
  workspace_id UUID NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  draft TEXT NOT NULL,               -- the journey file (YAML)
  live_version_id UUID,              -- what newcomers enter; null before the first publishing
  paused_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  draft_ids TEXT NOT NULL DEFAULT '',       -- lasting ids of the draft's list entries, in the order of the file
  draft_revision BIGINT NOT NULL DEFAULT 0, -- grows with every edit
  origins TEXT NOT NULL DEFAULT '{}',       -- JSON: id of a draft step → its key in the live version, so that a renamed step is the same step
  unread TEXT,                              -- an imported file with parts no journey can hold, whole, as it came
  plan TEXT NOT NULL DEFAULT '{}',          -- JSON: answers of the guided start, and its timer
  UNIQUE (workspace_id, key)
);

CREATE TABLE journey_version (       -- never changes once written
  id UUID NOT NULL PRIMARY KEY,
  journey_id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  number BIGINT NOT NULL,
  file TEXT NOT NULL,                -- the journey file as published (YAML)
  published_at BIGINT NOT NULL,
  published_by TEXT,
  step_ids TEXT NOT NULL DEFAULT '', -- what lasts of each step through all versions, in the order of the file, with a space between; '' for the keys themselves
  UNIQUE (journey_id, number)
);

CREATE TABLE journey_move (          -- what was decided for the people at each step when a version was published; stays as the report
  to_version_id UUID NOT NULL,
  from_version_id UUID NOT NULL,
  step BIGINT NOT NULL,              -- index in the version they were on
  target BIGINT NOT NULL,            -- index in the new one
  goes BIGINT NOT NULL,              -- 1 they go on in the new version, 0 they stay
  shown BIGINT NOT NULL,             -- how many were there when it was decided
  moved BIGINT NOT NULL,             -- how many of them have gone over
  finished_at BIGINT,                -- when nobody was left to go
  PRIMARY KEY (to_version_id, from_version_id, step)
) WITHOUT ROWID;
CREATE INDEX journey_move_open ON journey_move (to_version_id) WHERE goes = 1 AND finished_at IS NULL;

CREATE TABLE setting (               -- of the whole server: signing key, schema facts
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit (
  id UUID NOT NULL PRIMARY KEY,
  workspace_id UUID,
  account_id TEXT,
  at BIGINT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL
);
CREATE INDEX audit_time ON audit (workspace_id, at);

-- ---- people data (distributed by bucket) ----

CREATE TABLE person (
  bucket BIGINT NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  first_name TEXT,
  last_name TEXT,
  email TEXT,
  phone TEXT,
  zone TEXT,
  language TEXT,
  lifecycle BIGINT NOT NULL,        -- 0 prospect, 1 lead, 2 customer, 3 advocate
  source TEXT,                       -- where they came from first
  traits TEXT NOT NULL,              -- JSON object
  created_at BIGINT NOT NULL,
  PRIMARY KEY (bucket, id)
) WITHOUT ROWID;
CREATE INDEX person_recent ON person (workspace_id, created_at);

CREATE TABLE person_identity (       -- how a person is recognised, beside the person
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  kind BIGINT NOT NULL,             -- 0 user id, 1 e-mail, 2 phone, 3 anonymous id
  value TEXT NOT NULL,
  PRIMARY KEY (bucket, person_id, kind, value)
) WITHOUT ROWID;

CREATE TABLE identity (              -- unique across people; its bucket is the value's
  bucket BIGINT NOT NULL,
  workspace_id UUID NOT NULL,
  kind BIGINT NOT NULL,
  value TEXT NOT NULL,
  person_id UUID NOT NULL,
  PRIMARY KEY (bucket, workspace_id, kind, value)
) WITHOUT ROWID;

CREATE TABLE person_alias (          -- a merged person's id points to the survivor for ever
  bucket BIGINT NOT NULL,           -- of the retired id
  retired_id UUID NOT NULL,
  person_id UUID NOT NULL,
  merged_at BIGINT NOT NULL,
  PRIMARY KEY (bucket, retired_id)
) WITHOUT ROWID;

CREATE TABLE consent (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  channel BIGINT NOT NULL,          -- 0 e-mail, 1 SMS
  topic TEXT NOT NULL,               -- '*' for all topics
  granted BIGINT NOT NULL,
  at BIGINT NOT NULL,
  evidence TEXT NOT NULL,            -- how it came about, in words
  PRIMARY KEY (bucket, person_id, channel, topic)
) WITHOUT ROWID;

CREATE TABLE suppression (           -- never to be written to again; survives delete, import and merge
  bucket BIGINT NOT NULL,           -- of the hash
  workspace_id UUID NOT NULL,
  channel BIGINT NOT NULL,
  address_hash BYTEA NOT NULL,        -- keyed hash of the address
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (bucket, workspace_id, channel, address_hash)
) WITHOUT ROWID;

CREATE TABLE event (                 -- the id is a hash of the message id, so a repeat finds the first
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  name TEXT NOT NULL,
  at BIGINT NOT NULL,               -- when it happened, corrected for the sender's clock
  received_at BIGINT NOT NULL,
  properties TEXT,                   -- JSON object
  enrollment_id UUID,                -- for what people do with our own messages
  step TEXT,
  day BIGINT NOT NULL,               -- of its time
  value BIGINT NOT NULL DEFAULT 0,   -- what it was worth, in minor units of the currency
  currency TEXT NOT NULL DEFAULT '', -- ISO 4217; '' where nothing was said
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;

CREATE TABLE enrollment (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  journey_id UUID NOT NULL,
  version_id UUID NOT NULL,
  round TEXT NOT NULL,               -- '1', '2', … or the re-entry key
  state BIGINT NOT NULL,            -- 0 active, 1 resting, 2 completed, 3 left, 4 moved, 5 merged
  position BIGINT NOT NULL,
  entered_at BIGINT NOT NULL,
  due_at BIGINT,                    -- the timer, in ms; null where there is none
  hold TEXT,                         -- the explicit hold, in words
  left_reason TEXT,
  road BYTEA NOT NULL,               -- EnrollmentCodec
  asked BIGINT NOT NULL DEFAULT 0,   -- the number of the newest version that this one was asked to go on in, and stayed
  came_over BIGINT NOT NULL DEFAULT 0, -- 1 they came over from another version; 2 and they stood at the step they are at there already
  source TEXT NOT NULL DEFAULT '',   -- of the way in they came by
  entered_day BIGINT NOT NULL,
  reached_day BIGINT,                -- when they came to the step they are at; null where they do not stand at one
  ended_day BIGINT,                  -- when the road ended for them, one way or the other
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX enrollment_due ON enrollment (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX enrollment_stuck ON enrollment (id) WHERE state = 0 AND due_at IS NULL AND hold IS NULL; -- always empty: the sweeper and the doctor look here
CREATE INDEX enrollment_place ON enrollment (version_id, position, state);

CREATE TABLE visit (                 -- a step somebody has behind them: the list behind each number
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  enrollment_id UUID NOT NULL,
  step BIGINT NOT NULL,
  version_id UUID NOT NULL,
  outcome BIGINT NOT NULL,          -- VisitOutcome
  reached_at BIGINT,
  settled_at BIGINT NOT NULL,
  came_along BIGINT NOT NULL DEFAULT 0, -- 1 it began in another version
  reached_day BIGINT,
  settled_day BIGINT NOT NULL,
  wording TEXT NOT NULL DEFAULT '',  -- key of the variant they got; '' where there is one wording only
  source TEXT NOT NULL DEFAULT '',
  value BIGINT NOT NULL DEFAULT 0,   -- of what they did here
  currency TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (bucket, person_id, enrollment_id, step)
) WITHOUT ROWID;
CREATE INDEX visit_place ON visit (version_id, step, outcome);

CREATE TABLE delivery (              -- one message, survey mail or webhook call, with everything that happened to it
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,                  -- derived: enrollment, step, kind, number
  workspace_id UUID NOT NULL,
  enrollment_id UUID,
  version_id UUID,
  step BIGINT,                      -- index in the version
  number BIGINT NOT NULL,           -- 0 the step's own, 1… its nudges
  variant BIGINT NOT NULL,
  kind BIGINT NOT NULL,             -- 0 message, 1 survey, 2 webhook
  channel BIGINT NOT NULL,
  purpose BIGINT NOT NULL,
  topic TEXT NOT NULL,
  state BIGINT NOT NULL,            -- 0 queued, 1 sending, 2 sent, 3 unknown, 4 refused, 5 bounced
  reason TEXT,                       -- the named reason of a refusal or of the present hold
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,           -- not before; moved by holds and retries
  attempts BIGINT NOT NULL,
  lease_until BIGINT,
  settled_at BIGINT,
  address TEXT,                      -- where it went
  subject TEXT,                      -- as sent
  body TEXT,                         -- JSON of the values merged in: with the version, the message exactly as sent
  detail TEXT,                       -- the server's last answer
  opened_at BIGINT,
  clicked_at BIGINT,
  origin BIGINT NOT NULL DEFAULT 0,  -- what it was made by: 0 a step, 1 a broadcast, 2 a test
  lane TEXT NOT NULL DEFAULT 'mail', -- what shares connections on the way out: mail, text, or the host of a call
  provider_id TEXT,                  -- what the other side calls it, so that later reports find it
  not_after BIGINT,                  -- worthless later than this
  reported_at BIGINT,                -- when the other side last said something of it
  wording TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  sent_day BIGINT,                   -- when it left, as far as anybody knows; null where it has not
  settled_day BIGINT,                -- when it was refused, or became unknown
  opened_day BIGINT,
  clicked_day BIGINT,
  bounced_day BIGINT,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX delivery_due ON delivery (workspace_id, lane, due_at) WHERE state = 0;
CREATE INDEX delivery_lease ON delivery (lease_until) WHERE state = 1;
CREATE INDEX delivery_recent ON delivery (workspace_id, created_at);
CREATE INDEX delivery_unknown ON delivery (workspace_id, created_at) WHERE state = 3;
CREATE INDEX delivery_provider ON delivery (provider_id) WHERE provider_id IS NOT NULL;

CREATE TABLE assignment (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  enrollment_id UUID NOT NULL,
  version_id UUID NOT NULL,
  step BIGINT NOT NULL,
  owner TEXT,
  state BIGINT NOT NULL,            -- 0 open, 1 done, 2 not possible, 3 withdrawn
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  settled_at BIGINT,
  outcome TEXT,                      -- what the member of staff wrote
  settled_by TEXT,
  source TEXT NOT NULL DEFAULT '',
  opened_day BIGINT NOT NULL,
  settled_day BIGINT,
  minutes BIGINT NOT NULL DEFAULT 0, -- of work it took, where that was said
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX assignment_open ON assignment (workspace_id, due_at) WHERE state = 0;
CREATE INDEX assignment_settled ON assignment (workspace_id, settled_at) WHERE state > 0;

CREATE TABLE answer (                -- a survey's answer
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,                  -- the delivery's id: one answer a question asked, the latest counts
  workspace_id UUID NOT NULL,
  enrollment_id UUID NOT NULL,
  version_id UUID NOT NULL,
  step BIGINT NOT NULL,
  score BIGINT,
  answer TEXT,
  at BIGINT NOT NULL,
  day BIGINT NOT NULL,
  wording TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX answer_recent ON answer (workspace_id, at);
CREATE INDEX answer_version ON answer (version_id, at); -- how people feel at each step of a version

CREATE TABLE failed_signal (         -- a signal that could not be applied to somebody: set aside, shown, tried again, never in others' way
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  at BIGINT NOT NULL,
  what TEXT NOT NULL,
  enrollment_id UUID,                -- whose signal it was; null where the person could not be told at all
  event_id UUID,                     -- what they did, where it could not be followed
  retry_at BIGINT,                   -- when it is tried again; null once it was applied, or cannot be
  tries BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX failed_signal_retry ON failed_signal (retry_at) WHERE retry_at IS NOT NULL;

CREATE TABLE tally (                 -- kept counters; writer is the node, so that nodes do not wait for one another
  version_id UUID NOT NULL,
  step BIGINT NOT NULL,              -- -1 for the journey as a whole
  measure BIGINT NOT NULL,           -- Measure
  day BIGINT NOT NULL,               -- 0 for what is true now (how many wait) and belongs to no day
  wording TEXT NOT NULL,
  source TEXT NOT NULL,
  currency TEXT NOT NULL,
  writer BIGINT NOT NULL,
  n BIGINT NOT NULL,
  value BIGINT NOT NULL,
  minutes BIGINT NOT NULL,
  PRIMARY KEY (version_id, step, measure, day, wording, source, currency, writer)
) WITHOUT ROWID;

CREATE TABLE suppressed_send (       -- how often each named reason said no
  version_id UUID NOT NULL,
  step BIGINT NOT NULL,
  reason TEXT NOT NULL,
  writer BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (version_id, step, reason, writer)
) WITHOUT ROWID;

-- ---- facts: what the counters are the sum of ----

CREATE VIEW fact AS
  -- those who came in, those who came over, and where each of them is now
  SELECT version_id, -1 AS step, 0 AS measure, entered_day AS day, '' AS wording, source, '' AS currency, 0 AS value, 0 AS minutes FROM enrollment
  UNION ALL SELECT version_id, -1, 7, entered_day, '', source, '', 0, 0 FROM enrollment WHERE came_over > 0
  UNION ALL SELECT version_id, -1, state + 1, COALESCE(ended_day, 0), '', source, '', 0, 0 FROM enrollment
  UNION ALL SELECT version_id, position, CASE state WHEN 0 THEN 11 WHEN 1 THEN 16 ELSE 17 END, COALESCE(ended_day, 0), '', source, '', 0, 0 FROM enrollment WHERE state IN (0, 1, 3)
  -- those who came to the step they are at, and those who left the road there
  UNION ALL SELECT version_id, position, 10, reached_day, '', source, '', 0, 0 FROM enrollment WHERE reached_day IS NOT NULL
  UNION ALL SELECT version_id, position, 20, ended_day, '', source, '', 0, 0 FROM enrollment WHERE state = 3 AND reached_day IS NOT NULL AND came_over < 2
  -- how the road ended for those who came in to this version
  UNION ALL SELECT version_id, -1, 20, ended_day, '', source, '', 0, 0 FROM enrollment WHERE came_over = 0 AND state IN (2, 3)
  UNION ALL SELECT version_id, -1, 21, ended_day, '', source, '', 0, 0 FROM enrollment WHERE came_over = 0 AND state = 2
  -- steps people have behind them, and how they ended for those who came to them in this version
  UNION ALL SELECT version_id, step, 10, reached_day, '', source, '', 0, 0 FROM visit WHERE reached_day IS NOT NULL
  UNION ALL SELECT version_id, step, CASE outcome WHEN 2 THEN 18 WHEN 3 THEN 13 WHEN 4 THEN 15 WHEN 5 THEN 14 ELSE 12 END, settled_day, wording, source, currency, value, 0 FROM visit
  UNION ALL SELECT version_id, step, 20, settled_day, wording, source, '', 0, 0 FROM visit WHERE came_along = 0 AND reached_day IS NOT NULL AND outcome IN (4, 5, 6)
  UNION ALL SELECT version_id, step, 21, settled_day, wording, source, '', 0, 0 FROM visit WHERE came_along = 0 AND reached_day IS NOT NULL AND outcome = 6
  -- messages: sent as far as anybody knows, outcome unknown, opened, clicked, come back, not sent
  UNION ALL SELECT version_id, step, 30, sent_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND sent_day IS NOT NULL
  UNION ALL SELECT version_id, step, 31, settled_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND state = 3
  UNION ALL SELECT version_id, step, 32, opened_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND opened_day IS NOT NULL
  UNION ALL SELECT version_id, step, 33, clicked_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND clicked_day IS NOT NULL
  UNION ALL SELECT version_id, step, 34, bounced_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND bounced_day IS NOT NULL
  UNION ALL SELECT version_id, step, 35, settled_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND state = 4
  -- answers, and work of the team
  UNION ALL SELECT version_id, step, 36, day, wording, source, '', 0, 0 FROM answer
  UNION ALL SELECT version_id, step, 37, opened_day, '', source, '', 0, 0 FROM assignment
  UNION ALL SELECT version_id, step, 38, settled_day, '', source, '', 0, minutes FROM assignment WHERE state = 1
  UNION ALL SELECT version_id, step, 39, settled_day, '', source, '', 0, minutes FROM assignment WHERE state = 2;
