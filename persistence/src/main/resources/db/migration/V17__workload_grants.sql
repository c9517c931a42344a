-- workload: what jobs were given ends with the rule that gave it ---------------------------------------------------------
create table workload_grant (
  grant_uuid uuid not null references oauth_grant(uuid) on delete cascade,
  rule_uuid  uuid not null references workload_rule(uuid) on delete cascade,
  primary key (grant_uuid, rule_uuid)
);
create index workload_grant_rule on workload_grant(rule_uuid);

-- However a rule ends: by its owner's wish, or with its app, its issuer or its account.
create function end_grants_of_rule() returns trigger language plpgsql as $$
begin
  delete from oauth_grant where uuid in (select grant_uuid from workload_grant where rule_uuid = old.uuid);
  return old;
end $$;
create trigger workload_rule_grants before delete on workload_rule
  for each row execute function end_grants_of_rule();

-- Of what was given until now nobody knows by which rule. Jobs that still run ask again.
delete from oauth_grant where client_id = 'workflow-workload';
