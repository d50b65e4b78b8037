/** Accounts and the resources of CAM. */
export const statements = [
  `create table cloud (
    name text primary key,
    value text not null
  )`,
  `create table accounts (
    uin text primary key,
    name text not null,
    app_id bigint not null
  )`,
  `create table users (
    account text not null references accounts (uin),
    uin text primary key,
    uid bigint not null,
    name text not null,
    remark text not null,
    console_login integer not null,
    phone text not null,
    country_code text not null,
    email text not null,
    created bigint not null,
    constraint users_name unique (account, name)
  )`,
  `create table access_keys (
    secret_id text primary key,
    secret_key text not null,
    account text not null references accounts (uin),
    uin text not null,
    active integer not null,
    note text not null,
    created bigint not null
  )`,
  `create index access_keys_uin on access_keys (account, uin)`,
  `create table groups (
    account text not null references accounts (uin),
    id bigint not null,
    name text not null,
    remark text not null,
    created bigint not null,
    primary key (account, id),
    constraint groups_name unique (account, name)
  )`,
  `create table group_members (
    account text not null,
    group_id bigint not null,
    uin text not null,
    created bigint not null,
    primary key (account, uin, group_id)
  )`,
  `create table policies (
    account text not null references accounts (uin),
    id bigint not null,
    name text not null,
    about text not null,
    document text not null,
    created bigint not null,
    updated bigint not null,
    primary key (account, id),
    constraint policies_name unique (account, name)
  )`,
  `create table attachments (
    account text not null references accounts (uin),
    kind text not null,
    target text not null,
    policy_id bigint not null,
    created bigint not null,
    primary key (account, kind, target, policy_id)
  )`,
  `create table roles (
    account text not null references accounts (uin),
    id text not null,
    name text not null,
    kind text not null,
    trust text not null,
    about text not null,
    duration integer not null,
    console_login integer not null,
    created bigint not null,
    updated bigint not null,
    primary key (account, id),
    constraint roles_name unique (account, name)
  )`,
];
