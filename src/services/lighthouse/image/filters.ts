import type { Fields } from "../wire/lists.ts";
import type { Blueprint } from "./objects/Blueprint.ts";

const states = [
  ...["NORMAL", "CREATING", "SYNCING", "OFFLINE", "CREATEFAILED", "SYNCING_FAILED"],
  ...["ISOLATING", "ISOLATED", "DELETING", "DESTROYING"],
];

/** The filters that every list of blueprints offers. */
export const blueprintFilters = {
  "blueprint-id": { about: "id" },
  "blueprint-type": {
    about: "kind",
    oneOf: {
      values: ["PURE_OS", "APP_OS", "DOCKER", "GAME_PORTAL", "PRIVATE", "SHARED"],
      code: "InvalidParameterValue.InvalidBlueprintType",
    },
  },
  "platform-type": {
    about: "kind of system",
    oneOf: { values: ["LINUX_UNIX", "WINDOWS"], code: "InvalidParameterValue.InvalidBlueprintPlatformType" },
  },
  "blueprint-name": { about: "name for programs" },
  "blueprint-state": {
    about: "state",
    oneOf: { values: states, code: "InvalidParameterValue.InvalidBlueprintState" },
  },
};

/** What they are held against. */
export const blueprintFields: Fields<typeof Blueprint.value> = {
  "blueprint-id": (blueprint) => [blueprint.BlueprintId],
  "blueprint-type": (blueprint) => [blueprint.BlueprintType],
  "platform-type": (blueprint) => [blueprint.PlatformType],
  "blueprint-name": (blueprint) => [blueprint.BlueprintName],
  "blueprint-state": (blueprint) => [blueprint.BlueprintState],
};
