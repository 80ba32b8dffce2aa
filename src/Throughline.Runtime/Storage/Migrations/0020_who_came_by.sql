-- Who came by, without a name: pages of the business's website, how often each was opened, and keys that are no secret.
CREATE TABLE web_page (              -- at most 500 of a business, and those that its journeys name
  workspace_id UUID NOT NULL,
  host TEXT NOT NULL,                -- www.example.com is example.com
  path TEXT NOT NULL,                -- begins with a slash; '*' for all further pages, of any host
  title TEXT NOT NULL,               -- as it was last
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, host, path)
) WITHOUT ROWID;

CREATE TABLE page_tally (            -- kept counters; there is no row for a visit. Each writer has rows of its own
  workspace_id UUID NOT NULL,
  host TEXT NOT NULL,
  path TEXT NOT NULL,
  day BIGINT NOT NULL,               -- of the business, from 1970-01-01
  source TEXT NOT NULL,              -- '' where nobody can say, '.' from another page of the same site, '*' for all further sources
  writer BIGINT NOT NULL,
  opened BIGINT NOT NULL,
  fresh BIGINT NOT NULL,             -- of those, by a browser whose first day here it was
  unsure BIGINT NOT NULL,            -- of those, by one that keeps nothing
  PRIMARY KEY (workspace_id, host, path, day, source, writer)
) WITHOUT ROWID;
CREATE INDEX page_tally_day ON page_tally (workspace_id, day);

ALTER TABLE api_key ADD COLUMN shown TEXT; -- the key itself, where anybody may read it
