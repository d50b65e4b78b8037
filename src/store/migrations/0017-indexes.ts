/** What is asked for most: what is done with one instance's containers, and what is due next. */
export const statements = [
  "create index docker_activities_instance on docker_activities (account, region, instance_id)",
  "drop index operations_due",
  "create index operations_due on operations (due, turn)",
];
