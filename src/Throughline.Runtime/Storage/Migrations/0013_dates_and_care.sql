-- Dates of somebody's walk, and care before anything else is asked of them.
ALTER TABLE delivery ADD COLUMN about BIGINT;        -- the value of the date that a reminder is for, in ms; of a whole day its beginning in UTC
ALTER TABLE assignment ADD COLUMN care TEXT;         -- key of what called for it, where somebody is to be looked after; null for a step's own
ALTER TABLE assignment ADD COLUMN care_outcome BIGINT; -- 0 they go on, 1 they rest, 2 they leave
ALTER TABLE assignment ADD COLUMN escalated_at BIGINT; -- when it was overdue and everybody was told; only of care
ALTER TABLE visit ADD COLUMN reason BIGINT NOT NULL DEFAULT 0; -- VisitReason: why it came out as it did, where the outcome does not say
CREATE INDEX assignment_care ON assignment (due_at) WHERE state = 0 AND care IS NOT NULL AND escalated_at IS NULL;

DROP VIEW fact;
CREATE VIEW fact AS
  -- those who came in, those who came over, and where each of them is now
  SELECT version_id, -1 AS step, 0 AS measure, entered_day AS day, '' AS wording, source, '' AS currency, 0 AS value, 0 AS minutes FROM enrollment
  UNION ALL SELECT version_id, -1, 7, entered_day, '', source, '', 0, 0 FROM enrollment WHERE came_over > 0
  UNION ALL SELECT version_id, -1, state + 1, COALESCE(ended_day, 0), '', source, '', 0, 0 FROM enrollment
  UNION ALL SELECT version_id, position, CASE state WHEN 0 THEN 11 WHEN 1 THEN 16 ELSE 17 END, COALESCE(ended_day, 0), '', source, '', 0, 0 FROM enrollment WHERE state IN (0, 1, 3)
  -- those who came to the step they are at, and those who left the road there
  UNION ALL SELECT version_id, position, 10, reached_day, '', source, '', 0, 0 FROM enrollment WHERE reached_day IS NOT NULL
  UNION ALL SELECT version_id, position, 20, ended_day, '', source, '', 0, 0 FROM enrollment WHERE state = 3 AND reached_day IS NOT NULL AND came_over < 2
  -- how the road ended for those who came in to this version
  UNION ALL SELECT version_id, -1, 20, ended_day, '', source, '', 0, 0 FROM enrollment WHERE came_over = 0 AND state IN (2, 3)
  UNION ALL SELECT version_id, -1, 21, ended_day, '', source, '', 0, 0 FROM enrollment WHERE came_over = 0 AND state = 2
  -- steps people have behind them, and how they ended for those who came to them in this version
  UNION ALL SELECT version_id, step, 10, reached_day, '', source, '', 0, 0 FROM visit WHERE reached_day IS NOT NULL
  UNION ALL SELECT version_id, step, CASE outcome WHEN 2 THEN 18 WHEN 3 THEN 13 WHEN 4 THEN 15 WHEN 5 THEN 14 WHEN 7 THEN 19 ELSE 12 END, settled_day, wording, source, currency, value, 0 FROM visit
  UNION ALL SELECT version_id, step, 20, settled_day, wording, source, '', 0, 0 FROM visit WHERE came_along = 0 AND reached_day IS NOT NULL AND outcome IN (4, 5, 6)
  UNION ALL SELECT version_id, step, 21, settled_day, wording, source, '', 0, 0 FROM visit WHERE came_along = 0 AND reached_day IS NOT NULL AND outcome = 6
  -- messages: sent as far as anybody knows, outcome unknown, opened, clicked, come back, not sent
  UNION ALL SELECT version_id, step, 30, sent_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND sent_day IS NOT NULL
  UNION ALL SELECT version_id, step, 31, settled_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND state = 3
  UNION ALL SELECT version_id, step, 32, opened_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND opened_day IS NOT NULL
  UNION ALL SELECT version_id, step, 33, clicked_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND clicked_day IS NOT NULL
  UNION ALL SELECT version_id, step, 34, bounced_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND bounced_day IS NOT NULL
  UNION ALL SELECT version_id, step, 35, settled_day, wording, source, '', 0, 0 FROM delivery WHERE version_id IS NOT NULL AND state = 4
  -- answers, and work of the team
  UNION ALL SELECT version_id, step, 36, day, wording, source, '', 0, 0 FROM answer
  UNION ALL SELECT version_id, step, 37, opened_day, '', source, '', 0, 0 FROM assignment WHERE care IS NULL
  UNION ALL SELECT version_id, step, 38, settled_day, '', source, '', 0, minutes FROM assignment WHERE state = 1 AND care IS NULL
  UNION ALL SELECT version_id, step, 39, settled_day, '', source, '', 0, minutes FROM assignment WHERE state = 2 AND care IS NULL
  -- people who were looked after
  UNION ALL SELECT version_id, step, 40, opened_day, '', source, '', 0, 0 FROM assignment WHERE care IS NOT NULL
  UNION ALL SELECT version_id, step, 41, settled_day, '', source, '', 0, minutes FROM assignment WHERE care IS NOT NULL AND state = 1;
