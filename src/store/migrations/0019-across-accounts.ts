/**
 * Indexes for queries across all accounts: blueprints in use by running operations, and the next data disk to expire. System
 * disks expire with their instances and are left out.
 */
export const statements = [
  "create index operations_kind on operations (region, kind, action)",
  "drop index disks_end",
  `create index disks_end on disks ((case
 when latest_state = 'FAILED' and latest_started + 60000 > case state when 'SHUTDOWN' then isolated + 604800000 else expires end
 then latest_started + 60000 else case state when 'SHUTDOWN' then isolated + 604800000 else expires end end))
   where usage = 'DATA_DISK'`,
];
