import { Loss } from "../ledger.ts";
import { changed, type Latest, type Move, settled, type Writer } from "../writer.ts";

interface Instance extends Latest {
  readonly name: string;
  readonly state: string | undefined;
}

type Has = readonly Instance[];

/** Buys two instances at a time, by a token; stops, starts, gives back and destroys them. */
export function instances(): Writer<Has> {
  let ids: string[] = [];
  return {
    name: "instances",
    async look({ lighthouse }) {
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ Limit: 100 });
      const mine = InstanceSet.filter(({ InstanceName = "" }) => InstanceName.startsWith("bought-"));
      ids = mine.map(({ InstanceId = "" }) => InstanceId);
      const things = mine.map(({ InstanceName: name = "", InstanceState: state, ...more }) => {
        return { name, state, latest: more.LatestOperation, outcome: more.LatestOperationState };
      });
      return settled(things.toSorted((one, other) => one.name.localeCompare(other.name)));
    },
    next(has, turn) {
      const InstanceIds = ids;
      switch (has[0]?.state) {
        case undefined:
          return buy(`bought-${turn}-`);
        case "RUNNING":
          return {
            call: ({ lighthouse }) => lighthouse.StopInstances({ InstanceIds }),
            after: changed(has, "StopInstances", { state: "STOPPED" }),
          };
        case "SHUTDOWN":
          return { call: ({ lighthouse }) => lighthouse.TerminateInstances({ InstanceIds }), after: [] };
        default:
          return turn % 2
            ? {
                call: ({ lighthouse }) => lighthouse.StartInstances({ InstanceIds }),
                after: changed(has, "StartInstances", { state: "RUNNING" }),
              }
            : {
                call: ({ lighthouse }) => lighthouse.IsolateInstances({ InstanceIds }),
                after: changed(has, "IsolateInstances", { state: "SHUTDOWN" }),
              };
      }
    },
  };
}

/** Whoever orders again with the same token is told the ids that were told before, and gets nothing more. */
function buy(InstanceName: string): Move<Has> {
  const ClientToken = crypto.randomUUID();
  const order = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } };
  let told: readonly string[] | undefined;
  return {
    async call({ lighthouse }) {
      const { InstanceIdSet = [] } = await lighthouse.CreateInstances({
        ...order,
        InstanceName,
        InstanceCount: 2,
        ClientToken,
      });
      if (told && !Bun.deepEquals(told, InstanceIdSet)) throw new Loss(`${InstanceIdSet} are told, not ${told}`);
      told = InstanceIdSet;
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds: InstanceIdSet });
      if (InstanceSet.length !== 2) throw new Loss(`${InstanceName} is told, but not there`);
    },
    after: [1, 2].map((number) => {
      return { name: `${InstanceName}${number}`, state: "RUNNING", latest: "CreateInstances", outcome: "SUCCESS" };
    }),
    repeatable: true,
  };
}
