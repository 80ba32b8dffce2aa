-- Files that letters handed over, as people opened them: who, and how often in all.
CREATE TABLE opened_file (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  file TEXT NOT NULL,                -- by its name in the library
  workspace_id UUID NOT NULL,
  times BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  told BIGINT NOT NULL,              -- 1 where an event was kept of it: only then is it said who it was
  PRIMARY KEY (bucket, person_id, file)
) WITHOUT ROWID;
CREATE INDEX opened_file_of ON opened_file (workspace_id, file, last_at) WHERE told = 1;

CREATE TABLE opened_file_count (     -- each writer has rows of its own; a reader adds them up
  workspace_id UUID NOT NULL,
  file TEXT NOT NULL,
  writer BIGINT NOT NULL,
  times BIGINT NOT NULL,
  people BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, file, writer)
) WITHOUT ROWID;
