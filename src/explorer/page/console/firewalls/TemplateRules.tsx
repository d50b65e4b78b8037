import { useWords } from "../../words/words.ts";
import { listIn, pages } from "../api/lists.ts";
import { objectOf, text } from "../api/responses.ts";
import { firewallRule } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { Refused } from "../view/Refused.tsx";
import { removeTemplateRule } from "./ruleOperations.ts";
import { nameOf } from "./rules.ts";

const read = listIn("TemplateRuleSet", objectOf({ TemplateRuleId: text, FirewallRuleInfo: firewallRule }));

/** The rules of one template, within its row. */
export function TemplateRules({ template }: { readonly template: string }) {
  const words = useWords();
  const asked = { action: "DescribeFirewallTemplateRules", input: { TemplateId: template, ...pages } };
  const { value, refusal } = useCalled(asked, read);
  if (refusal) return <Refused refusal={refusal} />;
  if (value?.rows.length === 0) return <span className="hint">{words.noTemplateRules}</span>;
  return (
    <ul className="template-rules">
      {value?.rows.map(({ TemplateRuleId, FirewallRuleInfo }) => (
        <li key={TemplateRuleId}>
          <code>{nameOf(FirewallRuleInfo)}</code>
          <OperationButton
            operation={removeTemplateRule}
            row={{ template, rule: TemplateRuleId }}
            name={nameOf(FirewallRuleInfo)}
          />
        </li>
      ))}
    </ul>
  );
}
