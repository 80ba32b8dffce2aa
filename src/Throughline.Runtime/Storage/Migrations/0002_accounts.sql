-- Accounts, as ASP.NET Core Identity's stores expect them (schema version 3, passkeys included). Column names are Identity's.

CREATE TABLE account (
  Id TEXT NOT NULL PRIMARY KEY,
  FullName TEXT NOT NULL,
  UserName TEXT,
  NormalizedUserName TEXT,
  Email TEXT,
  NormalizedEmail TEXT,
  EmailConfirmed INTEGER NOT NULL,
  PasswordHash TEXT,
  SecurityStamp TEXT,
  ConcurrencyStamp TEXT,
  PhoneNumber TEXT,
  PhoneNumberConfirmed INTEGER NOT NULL,
  TwoFactorEnabled INTEGER NOT NULL,
  LockoutEnd TEXT,
  LockoutEnabled INTEGER NOT NULL,
  AccessFailedCount INTEGER NOT NULL
);
CREATE UNIQUE INDEX account_user_name ON account (NormalizedUserName);
CREATE UNIQUE INDEX account_email ON account (NormalizedEmail);

CREATE TABLE account_claim (
  Id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  UserId TEXT NOT NULL REFERENCES account (Id) ON DELETE CASCADE,
  ClaimType TEXT,
  ClaimValue TEXT
);
CREATE INDEX account_claim_user ON account_claim (UserId);

CREATE TABLE account_login (
  LoginProvider TEXT NOT NULL,
  ProviderKey TEXT NOT NULL,
  ProviderDisplayName TEXT,
  UserId TEXT NOT NULL REFERENCES account (Id) ON DELETE CASCADE,
  PRIMARY KEY (LoginProvider, ProviderKey)
);
CREATE INDEX account_login_user ON account_login (UserId);

CREATE TABLE account_token (
  UserId TEXT NOT NULL REFERENCES account (Id) ON DELETE CASCADE,
  LoginProvider TEXT NOT NULL,
  Name TEXT NOT NULL,
  Value TEXT,
  PRIMARY KEY (UserId, LoginProvider, Name)
);

CREATE TABLE account_passkey (
  CredentialId BLOB NOT NULL PRIMARY KEY,
  UserId TEXT NOT NULL REFERENCES account (Id) ON DELETE CASCADE,
  Data TEXT NOT NULL                 -- JSON: public key, name, sign count, transports
);
CREATE INDEX account_passkey_user ON account_passkey (UserId);
