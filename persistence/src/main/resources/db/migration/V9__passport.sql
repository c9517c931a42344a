-- identity: credentials with limits, sessions of browsers, groups -----------------------------------------------------
alter table account
  add column origin text not null default '',             -- where its roles are managed: '' here, else ldap, scim or an issuer's name
  add column email_verified boolean not null default false;

alter table api_token
  add column level text not null default 'admin' check (level in ('read', 'deploy', 'admin')),
  add column apps text not null default '',                -- names with commas between them; '' for all
  add column expires timestamptz,
  add column last_used timestamptz;

-- A browser in which somebody logged in. An incomplete one waits for the second factor and is good for nothing else.
create table browser_session (
  uuid          uuid primary key,
  key_hash      bytea not null unique,       -- SHA-256 of the cookie
  account_id    bigint not null references account(id) on delete cascade,
  methods       text not null,               -- how: RFC 8176 names with blanks between them
  complete      boolean not null,
  authenticated timestamptz not null,
  last_seen     timestamptz not null,
  expires       timestamptz not null,
  address       text not null,
  agent         text not null
);
create index browser_session_account on browser_session(account_id);
create index browser_session_expires on browser_session(expires);

create table account_group (
  uuid    uuid primary key,
  name    text not null unique,
  origin  text not null default '',          -- who manages its members: '' administrators here, else ldap, scim or an issuer's name
  created timestamptz not null,
  updated timestamptz not null
);

create table group_member (
  group_uuid uuid not null references account_group(uuid) on delete cascade,
  account_id bigint not null references account(id) on delete cascade,
  primary key (group_uuid, account_id)
);
create index group_member_account on group_member(account_id);

create table group_permission (
  app_uuid   uuid not null references app(uuid) on delete cascade,
  group_uuid uuid not null references account_group(uuid) on delete cascade,
  permission text not null check (permission in ('view', 'change', 'delete')),
  primary key (app_uuid, group_uuid, permission)
);
create index group_permission_group on group_permission(group_uuid);

-- What accounts may do to apps, whether it was given to them or to a group they are in.
create view granted_permission as
  select app_uuid, account_id, permission from app_permission
  union
  select p.app_uuid, m.account_id, p.permission
    from group_permission p join group_member m on m.group_uuid = p.group_uuid;
