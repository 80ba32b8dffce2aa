-- Out of the lists, and nobody new comes in; whoever is on its road walks it to the end.
ALTER TABLE journey ADD COLUMN archived_at BIGINT;
