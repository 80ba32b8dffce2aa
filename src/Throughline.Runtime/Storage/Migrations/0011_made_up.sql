-- Who was made up to try things out: said where somebody is made, and never worked out from their address.

ALTER TABLE person ADD COLUMN made_up BIGINT NOT NULL DEFAULT 0;
-- Of those made before there was this column, nothing but the address tells; example.com can be nobody's.
UPDATE person SET made_up = 1 WHERE LOWER(email) LIKE '%@example.com';
