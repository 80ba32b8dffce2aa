-- How far each workspace's mailbox has been read, so that every letter counts once.

CREATE TABLE mailbox_state (
  workspace_id UUID NOT NULL PRIMARY KEY,
  mailbox TEXT NOT NULL,             -- user, host and port: another mailbox is read anew
  uid_validity BIGINT NOT NULL,     -- 0 where it was never read
  last_uid BIGINT NOT NULL,
  looked_at BIGINT NOT NULL,
  problem TEXT                       -- why it could not be read the last time, in words for the owner
) WITHOUT ROWID;
