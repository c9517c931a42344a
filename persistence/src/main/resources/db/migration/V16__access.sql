-- access: why somebody may do something, and what became of tokens --------------------------------------------------------
-- What an account may do to an app and where from: group_name is '' for what was given to the account itself.
create view permission_ground as
  select app_uuid, account_id, permission, '' as group_name from app_permission
  union all
  select p.app_uuid, m.account_id, p.permission, g.name
    from group_permission p
    join group_member m on m.group_uuid = p.group_uuid
    join account_group g on g.uuid = p.group_uuid;

-- The same without where from, so that lists and decisions cannot disagree.
create or replace view granted_permission as
  select app_uuid, account_id, permission from permission_ground group by app_uuid, account_id, permission;

alter table audit add column reason text not null default '';  -- code of why the call was refused; '' when it was not

create index api_token_expires on api_token(expires) where expires is not null;
