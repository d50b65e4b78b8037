import type { Clients, Writer } from "../writer.ts";

const ports = (from: number) => (port: string) => Number(port) >= from && Number(port) < from + 1000;
const rule = (port: string) => ({ Protocol: "TCP", Port: port, Action: "ACCEPT" });

/**
 * Adds rules one by one and takes them back together, in a firewall that others change at the same time: none may undo
 * what another has done.
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
  const isMine = ports(from);
  const refusals = ["UnsupportedOperation.FirewallVersionMismatch"];
  return {
    name: `firewall ${from}`,
    look: async (cloud) => (await rules(cloud)).all.map(({ Port }) => Port).filter(isMine),
    next(has, turn) {
      const added = String(from + (turn % 1000));
      const isKept = ({ Port }: { readonly Port: string }) => !isMine(Port);
      if (has.length < 3) {
        return {
          async call(cloud) {
            const { FirewallVersion } = await rules(cloud);
            return cloud.lighthouse.CreateFirewallRules({ InstanceId, FirewallRules: [rule(added)], FirewallVersion });
          },
          after: [added, ...has],
          refusals,
        };
      }
      if (turn % 2) {
        return {
          call: ({ lighthouse }) => lighthouse.DeleteFirewallRules({ InstanceId, FirewallRules: has.map(rule) }),
          after: [],
        };
      }
      return {
        async call(cloud) {
          const { all, FirewallVersion } = await rules(cloud);
          const FirewallRules = [...all.filter(isKept), rule(added)];
          return cloud.lighthouse.ModifyFirewallRules({ InstanceId, FirewallRules, FirewallVersion });
        },
        after: [added],
        refusals,
      };
    },
  };
}
