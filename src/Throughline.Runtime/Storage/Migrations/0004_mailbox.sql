-- How far each workspace's mailbox has been read, so that every letter counts once.

CREATE TABLE mailbox_state (
  workspace_id BLOB NOT NULL PRIMARY KEY,
  mailbox TEXT NOT NULL,             -- user, host and port: another mailbox is read anew
  uid_validity INTEGER NOT NULL,     -- 0 where it was never read
  last_uid INTEGER NOT NULL,
  looked_at INTEGER NOT NULL,
  problem TEXT                       -- why it could not be read the last time, in words for the owner
) WITHOUT ROWID;
