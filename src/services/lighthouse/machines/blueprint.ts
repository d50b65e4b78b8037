import type { Paths } from "./paths.ts";

/** An empty path leaves the state as it is. */
const unchanged: readonly string[] = [];

/** The account's own blueprints: which operation is taken in which state, and what it leads through. */
export const blueprintPaths = {
  CreateBlueprint: { "": ["CREATING", "NORMAL"] },
  /** The copies begin with it, and the original shows it. */
  SyncBlueprint: { "": ["SYNCING", "NORMAL"], NORMAL: ["SYNCING", "NORMAL"] },
  ModifyBlueprintAttribute: { NORMAL: unchanged },
  ShareBlueprintAcrossAccounts: { NORMAL: unchanged },
  CancelShareBlueprintAcrossAccounts: { NORMAL: unchanged },
  DeleteBlueprints: {
    NORMAL: ["DELETING", ""],
    CREATEFAILED: ["DELETING", ""],
    SYNCING_FAILED: ["DELETING", ""],
  },
} as const satisfies Paths;

/** What is done with blueprints that exist. */
export type BlueprintOperation = Exclude<keyof typeof blueprintPaths, "CreateBlueprint">;

/** Where a state is left by work that failed. */
export const blueprintFailures: Readonly<Record<string, string>> = {
  CREATING: "CREATEFAILED",
  SYNCING: "SYNCING_FAILED",
};

/** The state of a blueprint as it is told: work that failed leaves it where it was at. */
export const blueprintState = (row: { readonly state: string; readonly latest_state: string | null }): string =>
  (row.latest_state === "FAILED" ? blueprintFailures[row.state] : undefined) ?? row.state;
