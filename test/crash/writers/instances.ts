import { DataLossError } from "../ledger.ts";
import { changed, ifSettled, type Latest, type WriteCall, type Writer } from "../writer.ts";

interface Instance extends Latest {
  readonly name: string;
  readonly state: string | undefined;
}

type State = readonly Instance[];

/** Buys two instances at a time with a ClientToken, stops, starts, returns and destroys them. */
export function instances(): Writer<State> {
  let ids: string[] = [];
  return {
    name: "instances",
    async read({ lighthouse }) {
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ Limit: 100 });
      const own = InstanceSet.filter(({ InstanceName = "" }) => InstanceName.startsWith("bought-"));
      ids = own.map(({ InstanceId = "" }) => InstanceId);
      const listed = own.map(({ InstanceName: name = "", InstanceState: state, ...more }) => {
        return { name, state, latest: more.LatestOperation, outcome: more.LatestOperationState };
      });
      return ifSettled(listed.toSorted((one, other) => one.name.localeCompare(other.name)));
    },
    next(state, turn) {
      const InstanceIds = ids;
      switch (state[0]?.state) {
        case undefined:
          return buy(`bought-${turn}-`);
        case "RUNNING":
          return {
            call: ({ lighthouse }) => lighthouse.StopInstances({ InstanceIds }),
            after: changed(state, "StopInstances", { state: "STOPPED" }),
          };
        case "SHUTDOWN":
          return { call: ({ lighthouse }) => lighthouse.TerminateInstances({ InstanceIds }), after: [] };
        default:
          return turn % 2
            ? {
                call: ({ lighthouse }) => lighthouse.StartInstances({ InstanceIds }),
                after: changed(state, "StartInstances", { state: "RUNNING" }),
              }
            : {
                call: ({ lighthouse }) => lighthouse.IsolateInstances({ InstanceIds }),
                after: changed(state, "IsolateInstances", { state: "SHUTDOWN" }),
              };
      }
    },
  };
}

/** Repeating the order with the same token must return the same ids and create nothing. */
function buy(InstanceName: string): WriteCall<State> {
  const ClientToken = crypto.randomUUID();
  const order = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } };
  let firstIds: readonly string[] | undefined;
  return {
    async call({ lighthouse }) {
      const { InstanceIdSet = [] } = await lighthouse.CreateInstances({
        ...order,
        InstanceName,
        InstanceCount: 2,
        ClientToken,
      });
      if (firstIds && !Bun.deepEquals(firstIds, InstanceIdSet))
        throw new DataLossError(`the response has the ids ${InstanceIdSet}, not ${firstIds}`);
      firstIds = InstanceIdSet;
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds: InstanceIdSet });
      if (InstanceSet.length !== 2) throw new DataLossError(`the response has ${InstanceName}, but the list does not`);
    },
    after: [1, 2].map((number) => {
      return { name: `${InstanceName}${number}`, state: "RUNNING", latest: "CreateInstances", outcome: "SUCCESS" };
    }),
    repeatable: true,
  };
}
