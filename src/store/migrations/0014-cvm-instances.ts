/** State changes of CVM instances, and the columns that DescribeInstances returns. */
export const statements = [
  `alter table cvm_instances add column next_state text`,
  `alter table cvm_instances add column due bigint`,
  `alter table cvm_instances add column latest_operation text`,
  `alter table cvm_instances add column latest_request text`,
  `alter table cvm_instances add column uuid text default '' not null`,
  `alter table cvm_instances add column type text default 'S5.MEDIUM4' not null`,
  `alter table cvm_instances add column image_id text default '' not null`,
  `alter table cvm_instances add column private_ip text default '' not null`,
  `alter table cvm_instances add column public_ip text default '' not null`,
  `alter table cvm_instances add column bandwidth integer default 0 not null`,
  `alter table cvm_instances add column internet_charge text default 'TRAFFIC_POSTPAID_BY_HOUR' not null`,
  `alter table cvm_instances add column role text default '' not null`,
  `alter table cvm_instances add column protected integer default 0 not null`,
  `alter table cvm_instances add column tags text default '[]' not null`,
  `alter table cvm_instances add column metadata text default '[]' not null`,
  `alter table cvm_instances add column created bigint default 0 not null`,
];
