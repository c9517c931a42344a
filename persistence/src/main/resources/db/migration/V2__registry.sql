-- The OCI registry. Content is in object storage; here is which repository holds what, and why.

-- One row for each content, whatever the number of repositories. Garbage collection counts its grace from touched:
-- pushing, mounting and asking for a blob renew it, in the same transaction as what makes the blob needed.
create table registry_blob (
  digest     text primary key,
  size       bigint not null check (size >= 0),
  object_key text not null unique,
  touched    timestamptz not null
);
create index registry_blob_touched on registry_blob(touched);

create table registry_link (
  repository text not null,
  digest     text not null references registry_blob(digest),
  linked     timestamptz not null,
  primary key (repository, digest)
);
create index registry_link_digest on registry_link(digest);

create table registry_manifest (
  repository    text not null,
  digest        text not null,
  media_type    text not null,
  content       bytea not null,
  subject       text,                         -- digest of the manifest this one is about; that one need not exist
  artifact_type text not null default '',
  annotations   text not null default '{}',   -- JSON object of strings
  touched       timestamptz not null,
  primary key (repository, digest)
);
create index registry_manifest_subject on registry_manifest(repository, subject) where subject is not null;

-- What a manifest consists of: blobs, or for an index other manifests.
create table registry_reference (
  repository text not null,
  parent     text not null,
  child      text not null,
  primary key (repository, parent, child),
  foreign key (repository, parent) references registry_manifest(repository, digest) on delete cascade
);
create index registry_reference_child on registry_reference(repository, child);

create table registry_tag (
  repository text not null,
  tag        text collate "C" not null,
  digest     text not null,
  updated    timestamptz not null,
  primary key (repository, tag),
  foreign key (repository, digest) references registry_manifest(repository, digest) on delete cascade
);
create index registry_tag_digest on registry_tag(repository, digest);

-- Pushes in progress. Any replica can take the next request of one: the chunks are in object storage.
create table registry_upload (
  id         uuid primary key,
  repository text not null,
  size       bigint not null,
  touched    timestamptz not null
);
create index registry_upload_touched on registry_upload(touched);

create table registry_chunk (
  upload     uuid not null references registry_upload(id) on delete cascade,
  start      bigint not null,
  size       bigint not null check (size > 0),
  digest     text not null,
  object_key text not null unique,
  primary key (upload, start)
);
