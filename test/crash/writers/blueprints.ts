import { changed, type Latest, settled, type Writer } from "../writer.ts";

interface Has {
  readonly blueprints: readonly {
    readonly name: string | undefined;
    readonly state: string | undefined;
    readonly sharedWith: readonly (string | undefined)[];
  }[];
  /** The instance that they are made of, as one of one. */
  readonly hosts: readonly (Latest & { readonly state: string | undefined })[];
}

/** Makes an image of an instance, which is stopped for it, shares it with another account, takes it back and deletes it. */
export function blueprints(InstanceId: string, receiver: string): Writer<Has> {
  let BlueprintId = "";
  return {
    name: "blueprints",
    async look({ lighthouse }) {
      const Filters = [{ Name: "blueprint-type", Values: ["PRIVATE"] }];
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds: [InstanceId] });
      const { BlueprintSet = [] } = await lighthouse.DescribeBlueprints({ Filters });
      const hosts = settled(
        InstanceSet.map(({ InstanceState: state, ...more }) => {
          return { state, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      BlueprintId = BlueprintSet[0]?.BlueprintId ?? "";
      if (!hosts || BlueprintSet.some((one) => one.BlueprintState !== "NORMAL")) return undefined;
      const { BlueprintShareAcrossAccountInfoSet = [] } = BlueprintId
        ? await lighthouse.DescribeBlueprintsShareAcrossAccountInfos({ BlueprintIds: [BlueprintId] })
        : {};
      const sharedWith = BlueprintShareAcrossAccountInfoSet.map((one) => one.AccountId);
      const mine = BlueprintSet.map((one) => ({ name: one.BlueprintName, state: one.BlueprintState, sharedWith }));
      return { blueprints: mine, hosts };
    },
    next({ blueprints: [mine], hosts }, turn) {
      const AccountIds = [receiver];
      const BlueprintName = `system-${turn}`;
      if (!mine) {
        return {
          call: ({ lighthouse }) => lighthouse.CreateBlueprint({ BlueprintName, InstanceId }),
          after: {
            blueprints: [{ name: BlueprintName, state: "NORMAL", sharedWith: [] }],
            hosts: changed(hosts, "CreateBlueprint"),
          },
        };
      }
      if (mine.sharedWith.length > 0) {
        return {
          call: ({ lighthouse }) => lighthouse.CancelShareBlueprintAcrossAccounts({ BlueprintId, AccountIds }),
          after: { blueprints: [{ ...mine, sharedWith: [] }], hosts },
        };
      }
      if (turn % 2) {
        return {
          call: ({ lighthouse }) => lighthouse.ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds }),
          after: { blueprints: [{ ...mine, sharedWith: AccountIds }], hosts },
        };
      }
      return {
        call: ({ lighthouse }) => lighthouse.DeleteBlueprints({ BlueprintIds: [BlueprintId] }),
        after: { blueprints: [], hosts },
      };
    },
  };
}
