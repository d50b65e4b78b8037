/** Firewall templates with their rules, and the tasks that apply them to instances. */
export const statements = [
  `create table firewall_templates (
    account text not null,
    id text not null,
    name text not null,
    created bigint not null,
    primary key (account, id)
  )`,
  `create table firewall_template_rules (
    account text not null,
    template_id text not null,
    id text not null,
    position integer not null,
    protocol text not null,
    port text not null,
    cidr text not null,
    ipv6_cidr text not null,
    action text not null,
    about text not null,
    primary key (account, template_id, id)
  )`,
  `create table firewall_tasks (
    account text not null,
    region text not null,
    id text not null,
    template_id text not null,
    state text not null,
    rules text not null,
    targets text not null,
    applied bigint not null,
    latest_operation text,
    latest_state text,
    latest_request text,
    latest_started bigint,
    primary key (account, region, id)
  )`,
];
