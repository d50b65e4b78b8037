import { useTexts } from "../../texts/texts.ts";
import { firstPage, listReader } from "../api/lists.ts";
import { objectOf, text } from "../api/responses.ts";
import { firewallRule } from "../api/shapes.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { RefusalAlert } from "../view/RefusalAlert.tsx";
import { removeTemplateRule } from "./ruleOperations.ts";
import { ruleLabel } from "./rules.ts";

const read = listReader("TemplateRuleSet", objectOf({ TemplateRuleId: text, FirewallRuleInfo: firewallRule }));

/** The rules of one template, within its row. */
export function TemplateRules({ template }: { readonly template: string }) {
  const texts = useTexts();
  const request = { action: "DescribeFirewallTemplateRules", input: { TemplateId: template, ...firstPage } };
  const { value, refusal } = usePolledCall(request, read);
  if (refusal) return <RefusalAlert refusal={refusal} />;
  if (value?.rows.length === 0) return <span className="hint">{texts.noTemplateRules}</span>;
  return (
    <ul className="template-rules">
      {value?.rows.map(({ TemplateRuleId, FirewallRuleInfo }) => (
        <li key={TemplateRuleId}>
          <code>{ruleLabel(FirewallRuleInfo)}</code>
          <OperationButton
            operation={removeTemplateRule}
            row={{ template, rule: TemplateRuleId }}
            name={ruleLabel(FirewallRuleInfo)}
          />
        </li>
      ))}
    </ul>
  );
}
