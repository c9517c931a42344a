-- groups, LDAP and SCIM ------------------------------------------------------------------------------------------------
create index account_group_origin on account_group(origin);
create index account_origin on account(origin);
create index account_lower_username on account(lower(username));

-- What the LDAP directory last said about an account of origin ldap.
create table ldap_account (
  account_id bigint primary key references account(id) on delete cascade,
  checked    timestamptz not null,
  excluded   boolean not null default false  -- disabled because the directory said so, and not by an administrator
);
create index ldap_account_checked on ldap_account(checked);

-- What a SCIM client calls an account. One that it deleted is hidden from it: the account itself stays, disabled.
create table scim_user (
  account_id  bigint primary key references account(id) on delete cascade,
  external_id text,
  deleted     boolean not null default false,
  updated     timestamptz not null
);
create index scim_user_external on scim_user(external_id);

create table scim_group (
  group_uuid  uuid primary key references account_group(uuid) on delete cascade,
  external_id text not null
);
create index scim_group_external on scim_group(external_id);
