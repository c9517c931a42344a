-- The jobs that a deploy runs before it rolls out: a row is written before a job begins, so that none begins twice.
create table release_job (
  operation_uuid uuid not null references operation(uuid) on delete cascade,
  position       integer not null,          -- in the order of drycc.yaml, from 0
  pod            text,                      -- once the engine has named it
  began          timestamptz not null,
  ended          timestamptz,               -- well; one that ended badly ends the deploy
  primary key (operation_uuid, position)
);
