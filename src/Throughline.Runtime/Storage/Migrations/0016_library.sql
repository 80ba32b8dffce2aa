-- Files of the business. A file is a name that stays; what it holds is a content that never changes, kept in pieces.
CREATE TABLE library_file (
  workspace_id UUID NOT NULL,
  key TEXT NOT NULL,                 -- how letters and steps name it: five-steps.pdf
  title TEXT NOT NULL,
  shows TEXT NOT NULL,               -- what a picture shows, in words; empty where nobody said
  kind BIGINT NOT NULL,              -- 0 document, 1 picture, 2 audio
  media_type TEXT NOT NULL,
  content_id UUID NOT NULL,
  bytes BIGINT NOT NULL,
  width BIGINT NOT NULL,             -- of a picture; 0 of anything else
  height BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,        -- when it was last replaced
  removed_at BIGINT,
  PRIMARY KEY (workspace_id, key)
) WITHOUT ROWID;
CREATE INDEX library_file_content ON library_file (content_id);

CREATE TABLE library_content (
  workspace_id UUID NOT NULL,
  content_id UUID NOT NULL,          -- cannot be guessed
  bytes BIGINT NOT NULL,
  loose_since BIGINT,                -- since when no file names it; null where one does
  PRIMARY KEY (workspace_id, content_id)
) WITHOUT ROWID;
CREATE INDEX library_content_loose ON library_content (loose_since) WHERE loose_since IS NOT NULL;

CREATE TABLE library_past (          -- what a file held before: pictures in letters that were sent lead on from it
  content_id UUID NOT NULL PRIMARY KEY,
  workspace_id UUID NOT NULL,
  key TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE library_chunk (         -- a row of 256 kB at most lies better in a table with row ids
  workspace_id UUID NOT NULL,
  content_id UUID NOT NULL,
  position BIGINT NOT NULL,          -- from 0
  bytes BYTEA NOT NULL,
  PRIMARY KEY (workspace_id, content_id, position)
);
