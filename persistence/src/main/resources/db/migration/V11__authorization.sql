-- passport: what people allowed programs to do -------------------------------------------------------------------------
-- A code on its way through a browser. Used ones are kept for a while, so that a second use is known as one.
create table authorization_code (
  digest        text primary key,           -- SHA-256 of the code
  client_id     text not null references oauth_client(id) on delete cascade,
  account_id    bigint not null references account(id) on delete cascade,
  session_uuid  uuid not null,              -- the browser's session, which must still be there when the code is used
  redirect      text not null,
  challenge     text not null,              -- of PKCE, by S256; '' without
  scopes        text not null,
  nonce         text not null,              -- '' for none
  methods       text not null,              -- how they had logged in, RFC 8176
  authenticated timestamptz not null,
  expires       timestamptz not null,
  grant_uuid    text not null default ''    -- what it was used for; '' for not used
);
create index authorization_code_account on authorization_code(account_id);
create index authorization_code_client on authorization_code(client_id);
create index authorization_code_expires on authorization_code(expires);

-- What a person allowed a program to do from now on, without being asked again.
create table consent (
  account_id bigint not null references account(id) on delete cascade,
  client_id  text not null references oauth_client(id) on delete cascade,
  scopes     text not null,
  created    timestamptz not null,
  updated    timestamptz not null,
  primary key (account_id, client_id)
);
create index consent_client on consent(client_id);

-- A device without a browser that waits for somebody to allow it.
create table device_request (
  digest        text primary key,           -- SHA-256 of the device code
  user_digest   text not null unique,       -- of the code that people type: keyed, for it is short
  client_id     text not null references oauth_client(id) on delete cascade,
  scopes        text not null,
  address       text not null,              -- where the device is
  created       timestamptz not null,
  expires       timestamptz not null,
  pause         integer not null,           -- seconds that must be between two polls
  polled        timestamptz,
  state         text not null check (state in ('waiting', 'approved', 'denied')),
  account_id    bigint references account(id) on delete cascade,
  methods       text not null default '',
  authenticated timestamptz
);
create index device_request_client on device_request(client_id);
create index device_request_account on device_request(account_id);
create index device_request_address on device_request(address, created);
create index device_request_expires on device_request(expires);

-- Codes that were typed and are nobody's.
create table device_guess (
  id         bigint generated always as identity primary key,
  account_id bigint not null references account(id) on delete cascade,
  address    text not null,
  at         timestamptz not null
);
create index device_guess_account on device_guess(account_id, at);
create index device_guess_address on device_guess(address, at);
create index device_guess_at on device_guess(at);

-- Our own command line logs in by a device code; it exchanges what it gets for an API token, so it needs no refresh token.
insert into oauth_client (id, name, secret_hash, redirects, logout_redirects, grant_types, scopes, token_type, trusted, created, updated)
  values ('workflow-cli', 'Workflow command line', null, '', '', 'urn:ietf:params:oauth:grant-type:device_code',
          'read deploy admin', 'at+jwt', true, now(), now())
  on conflict do nothing;
