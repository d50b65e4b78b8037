import { changed, ifSettled, type Latest, type Writer } from "../writer.ts";

interface State {
  readonly snapshots: readonly (Latest & { readonly name: string | undefined; readonly state: string | undefined })[];
  /** A list with only the instance of the snapshots. */
  readonly hosts: readonly (Latest & { readonly state: string | undefined })[];
}

/** Creates a snapshot of an instance, applies it and deletes it. */
export function snapshots(InstanceId: string): Writer<State> {
  let SnapshotId = "";
  return {
    name: "snapshots",
    async read({ lighthouse }) {
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds: [InstanceId] });
      const { SnapshotSet = [] } = await lighthouse.DescribeSnapshots({});
      SnapshotId = SnapshotSet[0]?.SnapshotId ?? "";
      const own = ifSettled(
        SnapshotSet.map(({ SnapshotName: name, SnapshotState: state, ...more }) => {
          return { name, state, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      const hosts = ifSettled(
        InstanceSet.map(({ InstanceState: state, ...more }) => {
          return { state, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      return own && hosts && { snapshots: own, hosts };
    },
    next({ snapshots: own, hosts }, turn) {
      const created = {
        name: `snapshot-${turn}`,
        state: "NORMAL",
        latest: "CreateInstanceSnapshot",
        outcome: "SUCCESS",
      };
      switch (own[0]?.latest) {
        case undefined:
          return {
            call: ({ lighthouse }) => lighthouse.CreateInstanceSnapshot({ InstanceId, SnapshotName: created.name }),
            after: { snapshots: [created], hosts: changed(hosts, "CreateInstanceSnapshot") },
          };
        case "CreateInstanceSnapshot":
          return {
            call: ({ lighthouse }) => lighthouse.ApplyInstanceSnapshot({ InstanceId, SnapshotId }),
            after: {
              snapshots: changed(own, "RollbackInstanceSnapshot"),
              hosts: changed(hosts, "ApplyInstanceSnapshot"),
            },
          };
        default:
          return {
            call: ({ lighthouse }) => lighthouse.DeleteSnapshots({ SnapshotIds: [SnapshotId] }),
            after: { snapshots: [], hosts },
          };
      }
    },
  };
}
