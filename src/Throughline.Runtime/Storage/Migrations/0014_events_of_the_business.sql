-- Events of the business (a workshop, an open day): versions of journeys never change, so the day that one waits for lies here.
CREATE TABLE occasion (
  workspace_id UUID NOT NULL,
  key TEXT NOT NULL,                 -- how the dates of journeys name it
  name TEXT NOT NULL,
  starts TEXT NOT NULL,              -- on the clock of the business: 2027-03-31, or 2027-03-31T10:00
  minutes BIGINT NOT NULL,           -- how long it takes; 0 where nobody said
  place TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  cancelled_at BIGINT,
  changed_at BIGINT NOT NULL,        -- when its day was last set, moved, cancelled or taken up again
  told BIGINT NOT NULL DEFAULT 0,    -- 1 once everybody who waits for it has heard of that
  told_bucket BIGINT NOT NULL DEFAULT -1, -- how far: the last who has
  told_person UUID NOT NULL,
  PRIMARY KEY (workspace_id, key)
) WITHOUT ROWID;
CREATE INDEX occasion_untold ON occasion (workspace_id) WHERE told = 0;
CREATE INDEX delivery_about ON delivery (workspace_id, about) WHERE about IS NOT NULL; -- who was reminded of a day
