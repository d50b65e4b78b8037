import { useTexts } from "../../texts/texts.ts";
import { firstPage, type List, listReader } from "../api/lists.ts";
import { number, objectOf, type Reader } from "../api/responses.ts";
import { type FirewallRule, firewallRule } from "../api/shapes.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { addRule, removeRule } from "./ruleOperations.ts";
import { ruleLabel, sourceOf } from "./rules.ts";

const rules = listReader("FirewallRuleSet", firewallRule);
const version = objectOf({ FirewallVersion: number });
const read: Reader<List<FirewallRule> & ReturnType<typeof version>> = (response) => ({
  ...rules(response),
  ...version(response),
});

/** What an instance's firewall lets in. */
export function FirewallPart({ instance }: { readonly instance: string }) {
  const texts = useTexts();
  const called = usePolledCall(
    { action: "DescribeFirewallRules", input: { InstanceId: instance, ...firstPage } },
    read,
  );
  const firewall = called.value && { instance, version: called.value.FirewallVersion };
  return (
    <ListPart
      title={texts.firewall}
      called={called}
      empty={texts.noRules}
      tools={firewall && <OperationButton operation={addRule} row={firewall} />}
      id={ruleLabel}
      columns={[
        { head: texts.protocol, cell: ({ Protocol, AppType }) => `${Protocol} (${AppType})` },
        { head: texts.port, cell: ({ Port }) => <code>{Port}</code> },
        { head: texts.source, cell: (rule) => <code>{sourceOf(rule)}</code> },
        { head: texts.ruleAction, cell: ({ Action }) => Action },
        { head: texts.description, cell: ({ FirewallRuleDescription }) => FirewallRuleDescription || "–" },
        {
          head: texts.operations,
          cell: (rule) =>
            firewall && <OperationButton operation={removeRule} row={{ ...firewall, rule }} name={ruleLabel(rule)} />,
        },
      ]}
    />
  );
}
