-- What the designer keeps beside the journey file. All of it is definitions (reference tables of SCALE).


CREATE TABLE draft_edit (            -- every edit with its inverse: unlimited undo and redo, each person their own
  journey_id UUID NOT NULL,
  revision BIGINT NOT NULL,
  account_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  edit TEXT NOT NULL,                -- JSON (DraftEdit)
  inverse TEXT NOT NULL,
  state BIGINT NOT NULL,            -- 0 made, 1 undone, 2 past undoing
  PRIMARY KEY (journey_id, revision)
) WITHOUT ROWID;
CREATE INDEX draft_edit_mine ON draft_edit (journey_id, account_id, state, revision);

CREATE TABLE plan_card (             -- an idea of the fifteen minutes
  journey_id UUID NOT NULL,
  id TEXT NOT NULL,
  workspace_id UUID NOT NULL,
  position BIGINT NOT NULL,
  text TEXT NOT NULL,
  place BIGINT NOT NULL,            -- 0 pile, 2 tray (not needed), 3 thrown away; on the road where step_id is in the draft
  reason TEXT,                       -- why it is not needed
  step_id TEXT,                      -- id of the draft step it became
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (journey_id, id)
) WITHOUT ROWID;

CREATE TABLE book_entry (            -- personas, offers, team, tools: one business shares them between its journeys
  workspace_id UUID NOT NULL,
  kind BIGINT NOT NULL,             -- 0 persona, 1 offer, 2 team member, 3 tool
  key TEXT NOT NULL,
  body TEXT NOT NULL,                -- JSON
  updated_at BIGINT NOT NULL,
  revision BIGINT NOT NULL,         -- grows with every change, so that nobody writes over what they have not seen
  removed_at BIGINT,                -- taken out; kept so that it can be put back
  PRIMARY KEY (workspace_id, kind, key)
) WITHOUT ROWID;

CREATE TABLE finding_note (          -- what became of a finding of a draft
  journey_id UUID NOT NULL,
  print TEXT NOT NULL,               -- code and lasting place: the same finding again has the same print
  workspace_id UUID NOT NULL,
  code TEXT NOT NULL,
  state BIGINT NOT NULL,            -- 0 open, 1 fixed, 2 accepted
  sentence TEXT NOT NULL,            -- as last seen
  reason TEXT,                       -- why it was accepted
  by_account TEXT,
  first_seen_at BIGINT NOT NULL,
  at BIGINT NOT NULL,               -- of the present state
  PRIMARY KEY (journey_id, print)
) WITHOUT ROWID;

CREATE TABLE map_view (              -- a named choice of rows
  workspace_id UUID NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,                -- JSON
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, name)
) WITHOUT ROWID;

CREATE TABLE share_link (            -- a journey read by somebody without an account
  token_hash BYTEA NOT NULL PRIMARY KEY, -- SHA-256 of the token; the link itself is shown once
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  journey_id UUID NOT NULL,
  name TEXT NOT NULL,                -- for whom
  password_hash TEXT,
  shows_numbers BIGINT NOT NULL,
  shows_backstage BIGINT NOT NULL,
  may_embed BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT,
  seen_at BIGINT
) WITHOUT ROWID;
CREATE INDEX share_link_journey ON share_link (workspace_id, journey_id);

CREATE TABLE sign_off (              -- a helper has read a step's page of the playbook, tried it, and signed
  workspace_id UUID NOT NULL,
  journey_id UUID NOT NULL,
  step_key TEXT NOT NULL,
  account_id TEXT NOT NULL,
  print BYTEA NOT NULL,               -- of what was signed: it is out of date when the step's page says something else
  read_at BIGINT,
  tried_at BIGINT,
  signed_at BIGINT,
  told_at BIGINT,                   -- when they were told that it is out of date
  PRIMARY KEY (workspace_id, journey_id, step_key, account_id)
) WITHOUT ROWID;

CREATE TABLE api_key (               -- for programs that read and check journeys; write keys never read
  key_hash BYTEA NOT NULL PRIMARY KEY,
  workspace_id UUID NOT NULL,
  name TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
) WITHOUT ROWID;

CREATE TABLE test_message (          -- a message of a draft that somebody sent to themselves; the newest ones are kept
  workspace_id UUID NOT NULL,
  id UUID NOT NULL,
  at BIGINT NOT NULL,
  account_id TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  html TEXT NOT NULL,
  text TEXT NOT NULL,
  outcome TEXT NOT NULL,             -- in words
  PRIMARY KEY (workspace_id, id)
) WITHOUT ROWID;
CREATE INDEX test_message_recent ON test_message (workspace_id, at);
