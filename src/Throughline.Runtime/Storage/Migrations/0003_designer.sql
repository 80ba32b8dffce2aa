-- What the designer keeps beside the journey file. All of it is definitions (reference tables of SCALE).

ALTER TABLE journey ADD COLUMN draft_ids TEXT NOT NULL DEFAULT '';       -- lasting ids of the draft's list entries, in the order of the file
ALTER TABLE journey ADD COLUMN draft_revision INTEGER NOT NULL DEFAULT 0; -- grows with every edit
ALTER TABLE journey ADD COLUMN origins TEXT NOT NULL DEFAULT '{}';       -- JSON: id of a draft step → its key in the live version, so that a renamed step is the same step
ALTER TABLE journey ADD COLUMN unread TEXT;                              -- an imported file with parts no journey can hold, whole, as it came
ALTER TABLE journey ADD COLUMN plan TEXT NOT NULL DEFAULT '{}';          -- JSON: answers of the guided start, and its timer

CREATE TABLE draft_edit (            -- every edit with its inverse: unlimited undo and redo, each person their own
  journey_id BLOB NOT NULL,
  revision INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  edit TEXT NOT NULL,                -- JSON (DraftEdit)
  inverse TEXT NOT NULL,
  state INTEGER NOT NULL,            -- 0 made, 1 undone, 2 past undoing
  PRIMARY KEY (journey_id, revision)
) WITHOUT ROWID;
CREATE INDEX draft_edit_mine ON draft_edit (journey_id, account_id, state, revision);

CREATE TABLE plan_card (             -- an idea of the fifteen minutes
  journey_id BLOB NOT NULL,
  id TEXT NOT NULL,
  workspace_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  place INTEGER NOT NULL,            -- 0 pile, 2 tray (not needed), 3 thrown away; on the road where step_id is in the draft
  reason TEXT,                       -- why it is not needed
  step_id TEXT,                      -- id of the draft step it became
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (journey_id, id)
) WITHOUT ROWID;

CREATE TABLE book_entry (            -- personas, offers, team, tools: one business shares them between its journeys
  workspace_id BLOB NOT NULL,
  kind INTEGER NOT NULL,             -- 0 persona, 1 offer, 2 team member, 3 tool
  key TEXT NOT NULL,
  body TEXT NOT NULL,                -- JSON
  updated_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,         -- grows with every change, so that nobody writes over what they have not seen
  removed_at INTEGER,                -- taken out; kept so that it can be put back
  PRIMARY KEY (workspace_id, kind, key)
) WITHOUT ROWID;

CREATE TABLE finding_note (          -- what became of a finding of a draft
  journey_id BLOB NOT NULL,
  print TEXT NOT NULL,               -- code and lasting place: the same finding again has the same print
  workspace_id BLOB NOT NULL,
  code TEXT NOT NULL,
  state INTEGER NOT NULL,            -- 0 open, 1 fixed, 2 accepted
  sentence TEXT NOT NULL,            -- as last seen
  reason TEXT,                       -- why it was accepted
  by_account TEXT,
  first_seen_at INTEGER NOT NULL,
  at INTEGER NOT NULL,               -- of the present state
  PRIMARY KEY (journey_id, print)
) WITHOUT ROWID;

CREATE TABLE map_view (              -- a named choice of rows
  workspace_id BLOB NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,                -- JSON
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, name)
) WITHOUT ROWID;
CREATE INDEX answer_version ON answer (version_id, at); -- how people feel at each step of a version

CREATE TABLE share_link (            -- a journey read by somebody without an account
  token_hash BLOB NOT NULL PRIMARY KEY, -- SHA-256 of the token; the link itself is shown once
  id BLOB NOT NULL,
  workspace_id BLOB NOT NULL,
  journey_id BLOB NOT NULL,
  name TEXT NOT NULL,                -- for whom
  password_hash TEXT,
  shows_numbers INTEGER NOT NULL,
  shows_backstage INTEGER NOT NULL,
  may_embed INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  seen_at INTEGER
) WITHOUT ROWID;
CREATE INDEX share_link_journey ON share_link (workspace_id, journey_id);

CREATE TABLE sign_off (              -- a helper has read a step's page of the playbook, tried it, and signed
  workspace_id BLOB NOT NULL,
  journey_id BLOB NOT NULL,
  step_key TEXT NOT NULL,
  account_id TEXT NOT NULL,
  print BLOB NOT NULL,               -- of what was signed: it is out of date when the step's page says something else
  read_at INTEGER,
  tried_at INTEGER,
  signed_at INTEGER,
  told_at INTEGER,                   -- when they were told that it is out of date
  PRIMARY KEY (workspace_id, journey_id, step_key, account_id)
) WITHOUT ROWID;

CREATE TABLE api_key (               -- for programs that read and check journeys; write keys never read
  key_hash BLOB NOT NULL PRIMARY KEY,
  workspace_id BLOB NOT NULL,
  name TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) WITHOUT ROWID;

CREATE TABLE test_message (          -- a message of a draft that somebody sent to themselves; the newest ones are kept
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  at INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  html TEXT NOT NULL,
  text TEXT NOT NULL,
  outcome TEXT NOT NULL,             -- in words
  PRIMARY KEY (workspace_id, id)
) WITHOUT ROWID;
CREATE INDEX test_message_recent ON test_message (workspace_id, at);
-- How people go from one version to another.

ALTER TABLE journey_version ADD COLUMN step_ids TEXT NOT NULL DEFAULT ''; -- what lasts of each step through all versions, in the order of the file, with a space between; '' for the keys themselves
ALTER TABLE enrollment ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;       -- the number of the newest version that this one was asked to go on in, and stayed
ALTER TABLE enrollment ADD COLUMN came_over INTEGER NOT NULL DEFAULT 0;   -- 1 they came over from another version; 2 and they stood at the step they are at there already
ALTER TABLE visit ADD COLUMN came_along INTEGER NOT NULL DEFAULT 0;       -- 1 it began in another version

CREATE TABLE journey_move (          -- what was decided for the people at each step when a version was published; stays as the report
  to_version_id BLOB NOT NULL,
  from_version_id BLOB NOT NULL,
  step INTEGER NOT NULL,             -- index in the version they were on
  target INTEGER NOT NULL,           -- index in the new one
  goes INTEGER NOT NULL,             -- 1 they go on in the new version, 0 they stay
  shown INTEGER NOT NULL,            -- how many were there when it was decided
  moved INTEGER NOT NULL,            -- how many of them have gone over
  finished_at INTEGER,               -- when nobody was left to go
  PRIMARY KEY (to_version_id, from_version_id, step)
) WITHOUT ROWID;
CREATE INDEX journey_move_open ON journey_move (to_version_id) WHERE goes = 1 AND finished_at IS NULL;
