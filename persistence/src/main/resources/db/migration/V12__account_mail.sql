-- Mail that is to be sent, and for some days what became of it.
create table mail_outbox (
  uuid      uuid primary key,
  recipient text not null,
  subject   text not null,
  body      bytea,                             -- sealed: it may hold a link that is as good as a password; null once it is over
  state     text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries     integer not null default 0,
  trouble   text not null default '',          -- of the last try
  created   timestamptz not null,
  next_try  timestamptz not null,
  ended     timestamptz
);
create index mail_outbox_due on mail_outbox(next_try) where state = 'waiting';
create index mail_outbox_created on mail_outbox(created);

-- What strangers asked for on pages and what is answered by mail only. It is looked at behind their back, so that the page
-- takes the same time whether or not there is such an account.
create table account_request (
  uuid          uuid primary key,
  kind          text not null check (kind in ('register', 'reset')),
  address       text not null,
  username      text not null default '',
  password_hash text,
  origin        text not null,                 -- the platform's own URL, which the link begins with
  created       timestamptz not null
);
create index account_request_created on account_request(created);

-- A link that was mailed. It is good once, for an hour, and only while the account is in the state it was made in.
create table mailed_link (
  uuid          uuid primary key,
  kind          text not null check (kind in ('activate', 'reset', 'address')),
  token_hash    bytea not null,                -- SHA-256
  account_id    bigint references account(id) on delete cascade,  -- null for an account that is yet to be made
  state_hash    bytea not null,
  username      text not null,
  address       text not null,
  password_hash text,
  expires       timestamptz not null
);
create index mailed_link_account on mailed_link(account_id);
create index mailed_link_expires on mailed_link(expires);
create index mailed_link_address on mailed_link(address);
create index account_email on account(lower(email)) where email <> '';
