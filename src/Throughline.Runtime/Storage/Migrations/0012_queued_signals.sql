-- What one person's event causes for another: written with the event, handed on in a transaction of the other's own.
CREATE TABLE queued_signal (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,           -- whose event it was
  id UUID NOT NULL,                  -- of what is to be recorded, derived of that event
  workspace_id UUID NOT NULL,
  at BIGINT NOT NULL,                -- of that event
  about TEXT NOT NULL,               -- who is meant: their own id, or their e-mail address
  given_by BIGINT NOT NULL,          -- GivenBy
  due_at BIGINT NOT NULL,            -- when it is looked at next
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX queued_signal_due ON queued_signal (due_at);
