import { changed, ifSettled, type Latest, type Writer } from "../writer.ts";

interface Disk extends Latest {
  readonly name: string;
  readonly state: string | undefined;
  readonly host: string | undefined;
}

/** Buys two disks at a time, attaches, detaches, returns and destroys them. */
export function disks(InstanceId: string): Writer<readonly Disk[]> {
  let ids: string[] = [];
  return {
    name: "disks",
    async read({ lighthouse }) {
      const { DiskSet = [] } = await lighthouse.DescribeDisks({ Limit: 100 });
      const own = DiskSet.filter(({ DiskName = "" }) => DiskName.startsWith("bought-"));
      ids = own.map(({ DiskId = "" }) => DiskId);
      const listed = own.map(({ DiskName: name = "", DiskState: state, InstanceId: host, ...more }) => {
        return { name, state, host, latest: more.LatestOperation, outcome: more.LatestOperationState };
      });
      return ifSettled(listed);
    },
    next(state, turn) {
      const DiskIds = ids;
      switch (state[0]?.state) {
        case undefined:
          return buy(`bought-${turn}`);
        case "ATTACHED":
          return {
            call: ({ lighthouse }) => lighthouse.DetachDisks({ DiskIds }),
            after: changed(state, "DetachDisks", { state: "UNATTACHED", host: "" }),
          };
        case "SHUTDOWN":
          return { call: ({ lighthouse }) => lighthouse.TerminateDisks({ DiskIds }), after: [] };
        default:
          return turn % 2
            ? {
                call: ({ lighthouse }) => lighthouse.AttachDisks({ DiskIds, InstanceId }),
                after: changed(state, "AttachDisks", { state: "ATTACHED", host: InstanceId }),
              }
            : {
                call: ({ lighthouse }) => lighthouse.IsolateDisks({ DiskIds }),
                after: changed(state, "IsolateDisks", { state: "SHUTDOWN" }),
              };
      }
    },
  };
}

const order = {
  Zone: "ap-guangzhou-3",
  DiskSize: 20,
  DiskType: "CLOUD_PREMIUM",
  DiskChargePrepaid: { Period: 1 },
  DiskCount: 2,
};

function buy(DiskName: string) {
  const disk = { name: DiskName, state: "UNATTACHED", host: "", latest: "CreateDisks", outcome: "SUCCESS" };
  return {
    call: ({ lighthouse }: Parameters<Writer<unknown>["read"]>[0]) => lighthouse.CreateDisks({ ...order, DiskName }),
    after: [disk, disk],
  };
}
