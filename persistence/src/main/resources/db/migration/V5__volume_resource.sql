-- Volumes and resources of an app.

-- The files of a volume are kept under its uuid, never under its name: an app that takes the name of a destroyed one
-- must not find that one's files.
create table volume (
  uuid       uuid primary key,
  app_uuid   uuid not null references app(uuid) on delete cascade,
  owner_id   bigint not null references account(id),
  name       text not null,
  size       text not null,               -- as 10G
  type       text not null check (type in ('csi', 'nfs')),
  parameters jsonb not null default '{}',
  path       jsonb not null default '{}', -- where processes see it: {"web": "/data"}
  created    timestamptz not null,
  updated    timestamptz not null,
  unique (app_uuid, name)
);
create index volume_app on volume(app_uuid, created desc);

-- What a broker is asked for (options) and what it answers (data) are secrets: they come, sealed, with the broker.
create table resource (
  uuid     uuid primary key,
  app_uuid uuid not null references app(uuid) on delete cascade,
  owner_id bigint not null references account(id),
  name     text not null,
  plan     text not null,                 -- service:plan
  status   text,
  binding  text,
  created  timestamptz not null,
  updated  timestamptz not null,
  unique (app_uuid, name)
);
create index resource_app on resource(app_uuid, created desc);
