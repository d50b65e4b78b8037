/** Quota per resource type in a mainland or other region. Null if it is computed. */
export interface Quota {
  readonly name: string;
  readonly mainland: number | null;
  readonly elsewhere: number | null;
}

export const quotas: readonly Quota[] = [
  { name: "GENERAL_BUNDLE_INSTANCE", mainland: 50, elsewhere: 20 },
  { name: "STORAGE_BUNDLE_INSTANCE", mainland: 50, elsewhere: 0 },
  { name: "ENTERPRISE_BUNDLE_INSTANCE", mainland: 100, elsewhere: 50 },
  { name: "EXCLUSIVE_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "BEFAST_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "STARTER_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "HK_EXCLUSIVE_BUNDLE_INSTANCE", mainland: 1, elsewhere: 20 },
  { name: "CAREFREE_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "EXCLUSIVE_BUNDLE_02_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "NEWCOMER_BUNDLE_INSTANCE", mainland: 1, elsewhere: 1 },
  { name: "GAME_PORTAL_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "ECONOMY_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "BUDGET_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "RAZOR_SPEED_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "BANDWIDTH_BUNDLE_INSTANCE", mainland: 20, elsewhere: 20 },
  { name: "USER_KEY_PAIR", mainland: 10, elsewhere: 10 },
  { name: "SNAPSHOT", mainland: null, elsewhere: null },
  { name: "BLUEPRINT", mainland: 20, elsewhere: 20 },
  { name: "FREE_BLUEPRINT", mainland: 5, elsewhere: 5 },
  { name: "DATA_DISK", mainland: 20, elsewhere: 20 },
];
