import type { Blueprint } from "./objects/Blueprint.ts";

const states = [
  ...["NORMAL", "CREATING", "SYNCING", "OFFLINE", "CREATEFAILED", "SYNCING_FAILED"],
  ...["ISOLATING", "ISOLATED", "DELETING", "DESTROYING"],
];

type Item = typeof Blueprint.value;

/** Filters shared by all lists of blueprints. */
export const blueprintFilters = {
  "blueprint-id": { about: "id", read: ({ BlueprintId }: Item) => [BlueprintId] },
  "blueprint-type": {
    about: "kind",
    oneOf: {
      values: ["PURE_OS", "APP_OS", "DOCKER", "GAME_PORTAL", "PRIVATE", "SHARED"],
      code: "InvalidParameterValue.InvalidBlueprintType",
    },
    read: ({ BlueprintType }: Item) => [BlueprintType],
  },
  "platform-type": {
    about: "platform type",
    oneOf: { values: ["LINUX_UNIX", "WINDOWS"], code: "InvalidParameterValue.InvalidBlueprintPlatformType" },
    read: ({ PlatformType }: Item) => [PlatformType],
  },
  "blueprint-name": { about: "machine-readable name", read: ({ BlueprintName }: Item) => [BlueprintName] },
  "blueprint-state": {
    about: "state",
    oneOf: { values: states, code: "InvalidParameterValue.InvalidBlueprintState" },
    read: ({ BlueprintState }: Item) => [BlueprintState],
  },
} as const;
