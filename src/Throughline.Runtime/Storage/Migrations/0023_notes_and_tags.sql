-- What the team writes about somebody.
CREATE TABLE note (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  id UUID NOT NULL,
  workspace_id UUID NOT NULL,
  at BIGINT NOT NULL,
  account_id TEXT NOT NULL,          -- who wrote it
  written_by TEXT NOT NULL,          -- their name, as it was then
  words TEXT NOT NULL,
  changed_at BIGINT,                 -- null where it stands as it was written
  removed_at BIGINT,                 -- it can be put back for a while, then its row goes
  PRIMARY KEY (bucket, person_id, id)
) WITHOUT ROWID;
CREATE INDEX note_removed ON note (removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE mention (               -- a colleague who is named in a note
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  note_id UUID NOT NULL,
  member TEXT NOT NULL,              -- key in the book's team
  workspace_id UUID NOT NULL,
  at BIGINT NOT NULL,
  seen_at BIGINT,
  PRIMARY KEY (bucket, person_id, note_id, member)
) WITHOUT ROWID;
CREATE INDEX mention_unseen ON mention (workspace_id, member, at) WHERE seen_at IS NULL;

CREATE TABLE tag (                   -- words of the business for people, shared by all
  workspace_id UUID NOT NULL,
  key TEXT NOT NULL,                 -- folded, so that two spellings are one
  name TEXT NOT NULL,                -- as it is shown
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, key)
) WITHOUT ROWID;

CREATE TABLE person_tag (
  bucket BIGINT NOT NULL,
  person_id UUID NOT NULL,
  tag TEXT NOT NULL,
  workspace_id UUID NOT NULL,
  at BIGINT NOT NULL,
  given_by TEXT NOT NULL,            -- name of whoever gave it
  PRIMARY KEY (bucket, person_id, tag)
) WITHOUT ROWID;
CREATE INDEX person_tag_people ON person_tag (workspace_id, tag, bucket, person_id);
