-- Events that people register for: seats, a waiting list, a door. An occasion is one that is published where is_open = 1.
ALTER TABLE occasion ADD COLUMN is_open BIGINT NOT NULL DEFAULT 0;       -- 1 where people may register on its page
ALTER TABLE occasion ADD COLUMN seats BIGINT NOT NULL DEFAULT 0;         -- 0: no limit
ALTER TABLE occasion ADD COLUMN waiting_list BIGINT NOT NULL DEFAULT 1;  -- 1 where people wait once it is full
ALTER TABLE occasion ADD COLUMN closes TEXT NOT NULL DEFAULT '';         -- on the clock of the business; empty: until it begins
ALTER TABLE occasion ADD COLUMN link TEXT NOT NULL DEFAULT '';           -- where to join; only those with a place get it
ALTER TABLE occasion ADD COLUMN heading TEXT NOT NULL DEFAULT '';        -- of its page; empty: its name
ALTER TABLE occasion ADD COLUMN words TEXT NOT NULL DEFAULT '';          -- what people read about it
ALTER TABLE occasion ADD COLUMN picture TEXT NOT NULL DEFAULT '';        -- name of a picture of the library
ALTER TABLE occasion ADD COLUMN last_number BIGINT NOT NULL DEFAULT 0;   -- of its registrations, in the order of coming
ALTER TABLE occasion ADD COLUMN held BIGINT NOT NULL DEFAULT 0;          -- places that people have; changed with their rows, under its lock
ALTER TABLE occasion ADD COLUMN waiting BIGINT NOT NULL DEFAULT 0;       -- people on the waiting list
ALTER TABLE occasion ADD COLUMN moving_up BIGINT NOT NULL DEFAULT 0;     -- 1 while somebody who waits may have a place
ALTER TABLE occasion ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;       -- how often its day changed: the SEQUENCE of its calendar
ALTER TABLE occasion ADD COLUMN door_used_at BIGINT;                     -- when the first was checked in
ALTER TABLE occasion ADD COLUMN door_closed_at BIGINT;
ALTER TABLE occasion ADD COLUMN guests_told BIGINT NOT NULL DEFAULT 1;   -- 0 while not everybody registered was written to
ALTER TABLE occasion ADD COLUMN guests_news BIGINT NOT NULL DEFAULT 0;   -- 1 another day, 2 place, 3 cancelled, 4 after all
ALTER TABLE occasion ADD COLUMN guests_number BIGINT NOT NULL DEFAULT 0; -- how far: the last number that was
CREATE INDEX occasion_moving_up ON occasion (workspace_id) WHERE moving_up = 1;
CREATE INDEX occasion_door ON occasion (workspace_id) WHERE door_used_at IS NOT NULL AND door_closed_at IS NULL;
CREATE INDEX occasion_guests ON occasion (workspace_id) WHERE guests_told = 0;

CREATE TABLE registration (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  occasion TEXT NOT NULL,            -- key of the event
  number BIGINT NOT NULL,            -- in the order of coming
  state BIGINT NOT NULL,             -- 0 waits, 1 has a place, 2 gave it back
  name TEXT NOT NULL,                -- as typed for this event; empty where nobody said
  language TEXT NOT NULL,            -- of the page; empty where there was none
  origin BIGINT NOT NULL,            -- 0 its page, 1 the team, 2 at the door
  registered_at BIGINT NOT NULL,
  placed_at BIGINT,                  -- since when they have a place
  ended_at BIGINT,
  ended_by BIGINT,                   -- 0 themselves, 1 the team
  came_at BIGINT,
  came_by TEXT,                      -- account that checked them in
  missed_at BIGINT,
  due_at BIGINT,                     -- when what is known of their coming is told to their road
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX registration_occasion ON registration (workspace_id, occasion, state, number);
CREATE INDEX registration_due ON registration (due_at) WHERE due_at IS NOT NULL;
