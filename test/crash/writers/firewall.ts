import type { Clients, Writer } from "../writer.ts";

const ports = (from: number) => (port: string) => Number(port) >= from && Number(port) < from + 1000;
const rule = (port: string) => ({ Protocol: "TCP", Port: port, Action: "ACCEPT" });

/**
 * Adds rules one by one and deletes them together, in a firewall that two writers change concurrently. Neither may undo
 * the changes of the other.
 */
export function firewall(InstanceId: string, from: number): Writer<readonly string[]> {
  const rules = async ({ lighthouse }: Clients) => {
    const { FirewallRuleSet = [], FirewallVersion = 0 } = await lighthouse.DescribeFirewallRules({
      InstanceId,
      Limit: 100,
    });
    const all = FirewallRuleSet.map(({ Protocol = "", Port = "", Action = "" }) => ({ Protocol, Port, Action }));
    return { all, FirewallVersion };
  };
  const isOwn = ports(from);
  const refusals = ["UnsupportedOperation.FirewallVersionMismatch"];
  return {
    name: `firewall ${from}`,
    read: async (cloud) => (await rules(cloud)).all.map(({ Port }) => Port).filter(isOwn),
    next(state, turn) {
      const added = String(from + (turn % 1000));
      const isForeign = ({ Port }: { readonly Port: string }) => !isOwn(Port);
      if (state.length < 3) {
        return {
          async call(cloud) {
            const { FirewallVersion } = await rules(cloud);
            return cloud.lighthouse.CreateFirewallRules({ InstanceId, FirewallRules: [rule(added)], FirewallVersion });
          },
          after: [added, ...state],
          refusals,
        };
      }
      if (turn % 2) {
        return {
          call: ({ lighthouse }) => lighthouse.DeleteFirewallRules({ InstanceId, FirewallRules: state.map(rule) }),
          after: [],
        };
      }
      return {
        async call(cloud) {
          const { all, FirewallVersion } = await rules(cloud);
          const FirewallRules = [...all.filter(isForeign), rule(added)];
          return cloud.lighthouse.ModifyFirewallRules({ InstanceId, FirewallRules, FirewallVersion });
        },
        after: [added],
        refusals,
      };
    },
  };
}
