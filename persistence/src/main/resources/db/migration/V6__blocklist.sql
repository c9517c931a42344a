-- blocklist ----------------------------------------------------------------------------------------------------------
-- Whom the workflow manager has blocked: an app, or everything of an account.
create table blocklist (
  uuid       uuid primary key,
  app_id     text unique,                  -- no foreign key: a name stays blocked when its app is destroyed and made anew
  account_id bigint unique references account(id) on delete cascade,
  remark     text not null,
  created    timestamptz not null,
  updated    timestamptz not null,
  check (num_nonnulls(app_id, account_id) = 1)
);

-- operation ----------------------------------------------------------------------------------------------------------
-- Deploy hooks are sent beside builds and deploys, and in order for each app.
alter table operation drop constraint operation_lane_check;
alter table operation add constraint operation_lane_check check (lane in ('build', 'deploy', 'hook'));
