/** States, tags and shares of blueprints, and attachments of private networks to CCNs. */
export const statements = [
  `alter table blueprints add column state text default 'NORMAL' not null`,
  `alter table blueprints add column tags text default '[]' not null`,
  `alter table blueprints add column latest_operation text`,
  `alter table blueprints add column latest_state text`,
  `alter table blueprints add column latest_request text`,
  `alter table blueprints add column latest_started bigint`,
  `create table blueprint_shares (
    account text not null,
    region text not null,
    blueprint_id text not null,
    receiver text not null,
    created bigint not null,
    primary key (account, region, blueprint_id, receiver)
  )`,
  `create index blueprint_shares_received on blueprint_shares (receiver, region)`,
  `create table blueprint_keys (
    account text not null,
    region text not null,
    blueprint_id text not null,
    key_id text not null,
    primary key (account, region, blueprint_id, key_id)
  )`,
  `create table ccn_attachments (
    account text not null,
    region text not null,
    id text not null,
    state text not null,
    created bigint not null,
    latest_operation text,
    latest_state text,
    latest_request text,
    latest_started bigint,
    primary key (account, region)
  )`,
];
