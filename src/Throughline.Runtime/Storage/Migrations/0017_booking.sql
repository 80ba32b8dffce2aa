-- Appointments that people booked themselves. The kinds of them are entries of the book; an hour is taken by its pieces.
CREATE TABLE booking (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  kind TEXT NOT NULL,                -- key of the kind
  name TEXT NOT NULL,                -- of the kind, as it was said when it was booked
  member TEXT NOT NULL,              -- key of whoever of the team it is with
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  taken_from BIGINT NOT NULL,        -- with the gaps before and after
  taken_until BIGINT NOT NULL,
  movable_until BIGINT NOT NULL,     -- until when whoever booked it may move or cancel it
  state BIGINT NOT NULL,             -- 0 booked, 1 cancelled
  changes BIGINT NOT NULL,           -- how often it was moved or cancelled: SEQUENCE of its calendar entry
  phone TEXT,                        -- where to ring, as they wrote it
  answer TEXT,                       -- to the one question
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX booking_time ON booking (workspace_id, starts_at);

CREATE TABLE booking_slot (          -- what people compete for: five minutes of somebody's day
  workspace_id UUID NOT NULL,
  member TEXT NOT NULL,
  slot BIGINT NOT NULL,              -- pieces of five minutes since 1970-01-01 in UTC
  booking_id UUID NOT NULL,
  PRIMARY KEY (workspace_id, member, slot)
) WITHOUT ROWID;

CREATE TABLE member_busy (           -- hours that somebody of the team keeps for themselves
  workspace_id UUID NOT NULL,
  id UUID NOT NULL,
  member TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (workspace_id, id)
) WITHOUT ROWID;
