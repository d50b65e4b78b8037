import { changed, type Latest, settled, type Writer } from "../writer.ts";

interface Disk extends Latest {
  readonly name: string;
  readonly state: string | undefined;
  readonly host: string | undefined;
}

/** Buys two disks at a time, attaches and detaches them, gives them back and destroys them. */
export function disks(InstanceId: string): Writer<readonly Disk[]> {
  let ids: string[] = [];
  return {
    name: "disks",
    async look({ lighthouse }) {
      const { DiskSet = [] } = await lighthouse.DescribeDisks({ Limit: 100 });
      const mine = DiskSet.filter(({ DiskName = "" }) => DiskName.startsWith("bought-"));
      ids = mine.map(({ DiskId = "" }) => DiskId);
      const things = mine.map(({ DiskName: name = "", DiskState: state, InstanceId: host, ...more }) => {
        return { name, state, host, latest: more.LatestOperation, outcome: more.LatestOperationState };
      });
      return settled(things);
    },
    next(has, turn) {
      const DiskIds = ids;
      switch (has[0]?.state) {
        case undefined:
          return buy(`bought-${turn}`);
        case "ATTACHED":
          return {
            call: ({ lighthouse }) => lighthouse.DetachDisks({ DiskIds }),
            after: changed(has, "DetachDisks", { state: "UNATTACHED", host: "" }),
          };
        case "SHUTDOWN":
          return { call: ({ lighthouse }) => lighthouse.TerminateDisks({ DiskIds }), after: [] };
        default:
          return turn % 2
            ? {
                call: ({ lighthouse }) => lighthouse.AttachDisks({ DiskIds, InstanceId }),
                after: changed(has, "AttachDisks", { state: "ATTACHED", host: InstanceId }),
              }
            : {
                call: ({ lighthouse }) => lighthouse.IsolateDisks({ DiskIds }),
                after: changed(has, "IsolateDisks", { state: "SHUTDOWN" }),
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
    call: ({ lighthouse }: Parameters<Writer<unknown>["look"]>[0]) => lighthouse.CreateDisks({ ...order, DiskName }),
    after: [disk, disk],
  };
}
