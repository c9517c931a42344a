-- factor: what people prove themselves with beside the first factor ---------------------------------------------------

-- An authenticator app (RFC 6238). A code is used once: whoever moves last_step forward has used it.
create table authenticator_app (
  account_id bigint primary key references account(id) on delete cascade,
  uuid       uuid not null unique,
  secret     bytea not null,               -- sealed
  last_step  bigint not null,              -- the newest time step of which a code was used
  created    timestamptz not null
);

-- What is left of the codes that were given out for bad days. A used one is gone.
create table recovery_code (
  account_id bigint not null references account(id) on delete cascade,
  code_hash  bytea not null,               -- SHA-256 of 80 random bits
  primary key (account_id, code_hash)
);

-- Guesses at codes, of an account and from an address. Rows of the last day only.
create table code_attempt (
  subject       text primary key,          -- 'account 17', 'address 192.0.2.1'
  failures      integer not null,
  last_attempt  timestamptz not null,
  blocked_until timestamptz not null
);
create index code_attempt_last on code_attempt(last_attempt);
