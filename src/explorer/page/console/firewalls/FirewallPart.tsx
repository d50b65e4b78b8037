import { useWords } from "../../words/words.ts";
import { type List, listIn, pages } from "../api/lists.ts";
import { number, objectOf, type Reader } from "../api/responses.ts";
import { type FirewallRule, firewallRule } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { addRule, removeRule } from "./ruleOperations.ts";
import { nameOf, sourceOf } from "./rules.ts";

const rules = listIn("FirewallRuleSet", firewallRule);
const version = objectOf({ FirewallVersion: number });
const read: Reader<List<FirewallRule> & ReturnType<typeof version>> = (response) => ({
  ...rules(response),
  ...version(response),
});

/** What an instance's firewall lets in. */
export function FirewallPart({ instance }: { readonly instance: string }) {
  const words = useWords();
  const called = useCalled({ action: "DescribeFirewallRules", input: { InstanceId: instance, ...pages } }, read);
  const firewall = called.value && { instance, version: called.value.FirewallVersion };
  return (
    <ListPart
      title={words.firewall}
      called={called}
      empty={words.noRules}
      tools={firewall && <OperationButton operation={addRule} row={firewall} />}
      id={nameOf}
      columns={[
        { head: words.protocol, cell: ({ Protocol, AppType }) => `${Protocol} (${AppType})` },
        { head: words.port, cell: ({ Port }) => <code>{Port}</code> },
        { head: words.source, cell: (rule) => <code>{sourceOf(rule)}</code> },
        { head: words.verdict, cell: ({ Action }) => Action },
        { head: words.description, cell: ({ FirewallRuleDescription }) => FirewallRuleDescription || "–" },
        {
          head: words.operations,
          cell: (rule) =>
            firewall && <OperationButton operation={removeRule} row={{ ...firewall, rule }} name={nameOf(rule)} />,
        },
      ]}
    />
  );
}
