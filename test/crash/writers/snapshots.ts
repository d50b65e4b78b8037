import { changed, type Latest, settled, type Writer } from "../writer.ts";

interface Has {
  readonly snapshots: readonly (Latest & { readonly name: string | undefined; readonly state: string | undefined })[];
  /** The snapshots' instance, as one of one. */
  readonly hosts: readonly (Latest & { readonly state: string | undefined })[];
}

/** Makes a snapshot of an instance, goes back to it and deletes it. */
export function snapshots(InstanceId: string): Writer<Has> {
  let SnapshotId = "";
  return {
    name: "snapshots",
    async look({ lighthouse }) {
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds: [InstanceId] });
      const { SnapshotSet = [] } = await lighthouse.DescribeSnapshots({});
      SnapshotId = SnapshotSet[0]?.SnapshotId ?? "";
      const mine = settled(
        SnapshotSet.map(({ SnapshotName: name, SnapshotState: state, ...more }) => {
          return { name, state, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      const hosts = settled(
        InstanceSet.map(({ InstanceState: state, ...more }) => {
          return { state, latest: more.LatestOperation, outcome: more.LatestOperationState };
        }),
      );
      return mine && hosts && { snapshots: mine, hosts };
    },
    next({ snapshots: mine, hosts }, turn) {
      const made = { name: `snapshot-${turn}`, state: "NORMAL", latest: "CreateInstanceSnapshot", outcome: "SUCCESS" };
      switch (mine[0]?.latest) {
        case undefined:
          return {
            call: ({ lighthouse }) => lighthouse.CreateInstanceSnapshot({ InstanceId, SnapshotName: made.name }),
            after: { snapshots: [made], hosts: changed(hosts, "CreateInstanceSnapshot") },
          };
        case "CreateInstanceSnapshot":
          return {
            call: ({ lighthouse }) => lighthouse.ApplyInstanceSnapshot({ InstanceId, SnapshotId }),
            after: {
              snapshots: changed(mine, "RollbackInstanceSnapshot"),
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
