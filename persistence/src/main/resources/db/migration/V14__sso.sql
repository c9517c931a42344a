-- sso: issuers outside of the platform, and what their tokens are good for here ----------------------------------------
create table sso_issuer (
  uuid       uuid primary key,
  name       text not null unique,          -- in paths, and the origin of the accounts it makes
  url        text not null unique,          -- the iss of its tokens
  settings   jsonb not null,
  secret     bytea,                         -- the client's, sealed
  enabled    boolean not null,
  configured boolean not null,              -- comes from the configuration, which wins at each start
  created    timestamptz not null,
  updated    timestamptz not null
);

-- Whom an issuer means by a subject. Nothing else connects its people with accounts.
create table sso_link (
  issuer_uuid   uuid not null references sso_issuer(uuid) on delete cascade,
  subject       text not null,
  account_id    bigint not null references account(id) on delete cascade,
  shown         text not null,              -- what the issuer calls them
  claims_issued timestamptz not null,       -- of the token that roles were last taken from
  suspended     boolean not null,           -- the account was disabled because the issuer said so
  created       timestamptz not null,
  last_used     timestamptz not null,
  primary key (issuer_uuid, subject)
);
create index sso_link_account on sso_link(account_id);

-- A browser that was sent to an issuer and is expected back.
create table sso_attempt (
  state_hash   text primary key,            -- SHA-256 of the state
  browser_hash text not null,               -- SHA-256 of the browser's cookie
  issuer_uuid  uuid not null references sso_issuer(uuid) on delete cascade,
  account_id   bigint references account(id) on delete cascade,  -- who wants to be linked; null for a login
  next         text not null,
  address      text not null,
  created      timestamptz not null
);
create index sso_attempt_created on sso_attempt(created);
create index sso_attempt_address on sso_attempt(address);

-- Which jobs elsewhere may work on an app.
create table workload_rule (
  uuid        uuid primary key,
  app_uuid    uuid not null references app(uuid) on delete cascade,
  owner_id    bigint not null references account(id) on delete cascade,
  issuer_uuid uuid not null references sso_issuer(uuid) on delete cascade,
  claims      jsonb not null,               -- name to pattern; all must match
  level       text not null check (level in ('read', 'deploy')),
  last_used   timestamptz,
  created     timestamptz not null,
  updated     timestamptz not null
);
create index workload_rule_app on workload_rule(app_uuid);
create index workload_rule_issuer on workload_rule(issuer_uuid);

-- In whose hands the tokens of those jobs are.
insert into oauth_client (id, name, redirects, logout_redirects, grant_types, scopes, token_type, trusted, created, updated)
  values ('workflow-workload', 'Jobs of other systems', '', '', 'urn:ietf:params:oauth:grant-type:token-exchange',
    'read deploy', 'at+jwt', true, now(), now());
