/** Indexes for the next operation of an account, and for the next instance or disk that expires. */
const afterRecentFailure = (end: string): string => `case
  when latest_state = 'FAILED' and latest_started + 60000 > ${end}
  then latest_started + 60000 else ${end} end`;

const instanceEnd = afterRecentFailure(`case state
  when 'SHUTDOWN' then coalesce(isolated, expires) + 604800000 else expires end`);

const diskEnd = afterRecentFailure(`case state when 'SHUTDOWN' then isolated + 604800000 else expires end`);

export const statements = [
  "create index operations_account on operations (account, due, turn)",
  `create index instances_end on instances ((${instanceEnd}))`,
  `create index disks_end on disks ((${diskEnd}))`,
];
