-- How the addresses of a message were asked for: a row for each, however often it was, so that a click can be judged before it counts.

CREATE TABLE followed_link (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,                  -- of the delivery
  link BIGINT NOT NULL,              -- index of the counted link; -1 the opening, 65535 the trap, from 65000 on pages of our own
  times BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  machine_at BIGINT,                 -- the last time it was a machine's
  waits_since BIGINT,                -- followed then, and not judged yet
  waits_as BIGINT NOT NULL,          -- Visitor, if nothing else comes
  told BIGINT NOT NULL,              -- a bit for each Visitor that an event was made of
  PRIMARY KEY (bucket, person_id, id, link)
) WITHOUT ROWID;
CREATE INDEX followed_link_waits ON followed_link (waits_since) WHERE waits_since IS NOT NULL;
