-- People are found by their words, listed by their names, and counted as they change.
-- Words are put in order by their bytes, so that what begins alike lies together in every store.

CREATE TABLE person_word (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  word TEXT COLLATE "C" NOT NULL,    -- SearchWords
  workspace_id UUID NOT NULL,
  PRIMARY KEY (bucket, person_id, word)
) WITHOUT ROWID;
CREATE INDEX person_word_found ON person_word (workspace_id, word, bucket, person_id);

CREATE TABLE people_tally (          -- kept counters; who was made up to try things out is not counted. Each writer has rows of its own
  workspace_id UUID NOT NULL,
  kind BIGINT NOT NULL,              -- 0 everybody, 1 by class, 2 by source
  value TEXT NOT NULL,               -- the number of the class; the source, '' for none
  writer BIGINT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, kind, value, writer)
) WITHOUT ROWID;
INSERT INTO people_tally (workspace_id, kind, value, writer, n)
SELECT workspace_id, 0, '', 0, COUNT(*) FROM person GROUP BY workspace_id;
INSERT INTO people_tally (workspace_id, kind, value, writer, n)
SELECT workspace_id, 1, CAST(lifecycle AS TEXT), 0, COUNT(*) FROM person GROUP BY workspace_id, lifecycle;
INSERT INTO people_tally (workspace_id, kind, value, writer, n)
SELECT workspace_id, 2, COALESCE(source, ''), 0, COUNT(*) FROM person GROUP BY workspace_id, COALESCE(source, '');

ALTER TABLE person ADD COLUMN sort_name TEXT COLLATE "C" NOT NULL DEFAULT ''; -- last name first; '' until it is filled in
CREATE INDEX person_name ON person (workspace_id, sort_name, bucket, id);
CREATE INDEX person_class ON person (workspace_id, lifecycle, created_at, bucket, id);
CREATE INDEX person_source ON person (workspace_id, source, created_at, bucket, id);

-- Folding is ours and no database's: the engine fills in the words of those who are there already, and this says how far it came.
INSERT INTO setting (name, value)
SELECT 'people-without-words', '-1 00000000000000000000000000000000' WHERE EXISTS (SELECT 1 FROM person);
