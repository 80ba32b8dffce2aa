-- Sign-ins that somebody has ended: their cookies are refused, wherever a copy of one lies.

CREATE TABLE account_sign_out (
  session_id TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
);
