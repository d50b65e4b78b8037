import type { Blueprint } from "../api/shapes.ts";
import type { Operation } from "../operations/operation.ts";

/** Operations on a blueprint of the account. */
export const blueprintOperations: readonly Operation<Blueprint>[] = [
  {
    action: "ModifyBlueprintAttribute",
    label: "rename",
    fields: [
      { kind: "text", name: "name", label: "name", initial: ({ BlueprintName }) => BlueprintName },
      { kind: "text", name: "about", label: "description", initial: ({ Description }) => Description, optional: true },
    ],
    input: ({ BlueprintId }, { name = "", about = "" }) => ({ BlueprintId, BlueprintName: name, Description: about }),
  },
  {
    action: "DeleteBlueprints",
    label: "delete",
    warning: "deleteWarning",
    destructive: true,
    input: ({ BlueprintId }) => ({ BlueprintIds: [BlueprintId] }),
  },
];
