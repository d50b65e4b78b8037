/** Indexes for the most frequent queries: activities of one instance, and the next due operation. */
export const statements = [
  "create index docker_activities_instance on docker_activities (account, region, instance_id)",
  "drop index operations_due",
  "create index operations_due on operations (due, turn)",
];
