-- Ways in that open by date: a wake-up for each person and way in, because nobody is enrolled yet.
CREATE TABLE opening (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  journey_id UUID NOT NULL,
  entry_point TEXT NOT NULL,
  workspace_id UUID NOT NULL,
  due_at BIGINT,                     -- when it opens; null where it does not by what is known
  value TEXT,                        -- the date that it opens for then
  known BYTEA NOT NULL,              -- what events said of the date, and the values it was opened for (OpeningCodec)
  PRIMARY KEY (bucket, person_id, journey_id, entry_point)
) WITHOUT ROWID;
CREATE INDEX opening_due ON opening (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX opening_journey ON opening (journey_id, bucket, person_id);

CREATE TABLE opening_scan (          -- people who are looked through after a version was published; gone when all have been
  journey_id UUID NOT NULL PRIMARY KEY,
  workspace_id UUID NOT NULL,
  everybody BIGINT NOT NULL,         -- 1 those who have such a date today are meant too; 0 only who has an opening already
  last_bucket BIGINT NOT NULL,       -- how far: the last who was looked at
  last_person UUID NOT NULL
) WITHOUT ROWID;
