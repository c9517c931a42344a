-- passport: programs that ask for tokens, what was granted to them, and the keys that sign -----------------------------
create table oauth_client (
  id               text primary key,           -- client_id
  name             text not null,
  secret_hash      bytea,                      -- SHA-256 of a random secret; none: a public client
  redirects        text not null,              -- blanks between; compared character by character
  logout_redirects text not null,
  grant_types      text not null,
  scopes           text not null,
  token_type       text not null check (token_type in ('at+jwt', 'JWT')),   -- typ of its access tokens
  trusted          boolean not null,
  created          timestamptz not null,
  updated          timestamptz not null
);

-- One row is one family of tokens. It has ended when it is gone: then none of its tokens is good any more.
create table oauth_grant (
  uuid          uuid primary key,
  client_id     text not null references oauth_client(id) on delete cascade,
  account_id    bigint references account(id) on delete cascade,   -- none: the client acts for itself
  issuer        text not null,                 -- the name under which the client knows us
  scopes        text not null,
  methods       text not null,                 -- how the person had logged in, RFC 8176
  authenticated timestamptz,
  session_uuid  uuid,                          -- no foreign key: a session that ends by itself leaves its grants
  generation    integer not null,              -- of the only refresh token that is good
  created       timestamptz not null,
  refreshed     timestamptz not null,
  expires       timestamptz not null
);
create index oauth_grant_client on oauth_grant(client_id);
create index oauth_grant_account on oauth_grant(account_id);
create index oauth_grant_session on oauth_grant(session_uuid) where session_uuid is not null;
create index oauth_grant_expires on oauth_grant(expires);

-- However a session is ended before its time (logout, password change, an administrator), its grants end with it.
create function end_grants_of_session() returns trigger language plpgsql as $$
begin
  if old.expires > now() then
    delete from oauth_grant where session_uuid = old.uuid;
  end if;
  return null;
end $$;
create trigger browser_session_grants after delete on browser_session
  for each row execute function end_grants_of_session();

create table oauth_key (
  kid     text primary key,
  state   text not null check (state in ('next', 'active', 'retired')),
  sealed  bytea not null,                      -- the private key as a JSON web key, sealed with the master key
  created timestamptz not null,
  ends    timestamptz                          -- of a retired one: when the last token that it signed has ended
);
create unique index oauth_key_one_signs on oauth_key(state) where state = 'active';
create unique index oauth_key_one_waits on oauth_key(state) where state = 'next';
