-- factor: keys that browsers and phones keep for their owner (WebAuthn) -----------------------------------------------
create table passkey (
  uuid          uuid primary key,
  account_id    bigint not null references account(id) on delete cascade,
  name          text not null,               -- what its owner calls it
  credential_id bytea not null unique,
  credential    bytea not null,              -- attested credential data, with the public key
  sign_count    bigint not null,             -- the newest that was seen; 0 where the key does not count
  created       timestamptz not null,
  last_used     timestamptz
);
create index passkey_account on passkey(account_id);

-- Challenges that were answered, until they are too old to be taken once more.
create table spent_challenge (
  challenge_hash bytea primary key,
  expires        timestamptz not null
);
create index spent_challenge_expires on spent_challenge(expires);
