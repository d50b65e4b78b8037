import { changed, ifSettled, type Latest, type Writer } from "../writer.ts";

interface State {
  readonly blueprints: readonly {
    readonly name: string | undefined;
    readonly state: string | undefined;
    readonly sharedWith: readonly (string | undefined)[];
  }[];
  /** A list with only the source instance. */
  readonly hosts: readonly (Latest & { readonly state: string | undefined })[];
}

/** Creates an image of an instance, shares it with another account, cancels the share and deletes the image. */
export function blueprints(InstanceId: string, receiver: string): Writer<State> {
  let BlueprintId = "";
  return {
    name: "blueprints",
    async read({ lighthouse }) {
      const Filters = [{ Name: "blueprint-type", Values: ["PRIVATE"] }];
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds: [InstanceId] });
      const { BlueprintSet = [] } = await lighthouse.DescribeBlueprints({ Filters });
      const hosts = ifSettled(
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
      const own = BlueprintSet.map((one) => ({ name: one.BlueprintName, state: one.BlueprintState, sharedWith }));
      return { blueprints: own, hosts };
    },
    next({ blueprints: [own], hosts }, turn) {
      const AccountIds = [receiver];
      const BlueprintName = `system-${turn}`;
      if (!own) {
        return {
          call: ({ lighthouse }) => lighthouse.CreateBlueprint({ BlueprintName, InstanceId }),
          after: {
            blueprints: [{ name: BlueprintName, state: "NORMAL", sharedWith: [] }],
            hosts: changed(hosts, "CreateBlueprint"),
          },
        };
      }
      if (own.sharedWith.length > 0) {
        return {
          call: ({ lighthouse }) => lighthouse.CancelShareBlueprintAcrossAccounts({ BlueprintId, AccountIds }),
          after: { blueprints: [{ ...own, sharedWith: [] }], hosts },
        };
      }
      if (turn % 2) {
        return {
          call: ({ lighthouse }) => lighthouse.ShareBlueprintAcrossAccounts({ BlueprintId, AccountIds }),
          after: { blueprints: [{ ...own, sharedWith: AccountIds }], hosts },
        };
      }
      return {
        call: ({ lighthouse }) => lighthouse.DeleteBlueprints({ BlueprintIds: [BlueprintId] }),
        after: { blueprints: [], hosts },
      };
    },
  };
}
