import { region } from "../../settings.ts";
import { useWords } from "../../words/words.ts";
import { listIn, pages } from "../api/lists.ts";
import { objectOf, type Read, text } from "../api/responses.ts";
import { useCalled } from "../api/useCalled.ts";
import { instanceChoices } from "../operations/choices.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import type { Operation } from "../operations/operation.ts";
import { ListPart } from "../view/ListPart.tsx";
import { Moment } from "../view/Moment.tsx";
import { Named } from "../view/Named.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { addTemplateRule } from "./ruleOperations.ts";
import { TemplateRules } from "./TemplateRules.tsx";

const template = objectOf({ TemplateId: text, TemplateName: text, TemplateState: text, CreatedTime: text });
type Template = Read<typeof template>;
const read = listIn("TemplateSet", template);

const createTemplate: Operation<null> = {
  action: "CreateFirewallTemplate",
  label: "createTemplate",
  fields: [{ kind: "text", name: "name", label: "name" }],
  input: (_, { name = "" }) => ({ TemplateName: name }),
};

const templateOperations: readonly Operation<Template>[] = [
  {
    action: "ApplyFirewallTemplate",
    label: "apply",
    warning: "applyTemplateWarning",
    fields: [{ kind: "choice", name: "instance", label: "instance", choices: instanceChoices }],
    input: ({ TemplateId }, { instance = "" }) => ({
      TemplateId,
      ApplyInstances: [{ InstanceId: instance, Region: region.get() }],
    }),
  },
  {
    action: "ModifyFirewallTemplate",
    label: "rename",
    fields: [{ kind: "text", name: "name", label: "name", initial: ({ TemplateName }) => TemplateName }],
    input: ({ TemplateId }, { name = "" }) => ({ TemplateId, TemplateName: name }),
  },
  {
    action: "DeleteFirewallTemplate",
    label: "delete",
    warning: "deleteWarning",
    loses: true,
    input: ({ TemplateId }) => ({ TemplateId }),
  },
];

/** Firewall rules that are kept to be given to several instances. */
export function TemplatesPart() {
  const words = useWords();
  const called = useCalled({ action: "DescribeFirewallTemplates", input: pages }, read);
  return (
    <ListPart
      title={words.firewallTemplates}
      called={called}
      empty={words.noTemplates}
      tools={<OperationButton operation={createTemplate} row={null} main />}
      id={({ TemplateId }) => TemplateId}
      columns={[
        { head: words.name, cell: ({ TemplateName, TemplateId }) => <Named name={TemplateName} id={TemplateId} /> },
        { head: words.state, cell: ({ TemplateState }) => <StateTag state={TemplateState} /> },
        { head: words.firewall, cell: ({ TemplateId }) => <TemplateRules template={TemplateId} /> },
        { head: words.created, cell: ({ CreatedTime }) => <Moment at={CreatedTime} /> },
        {
          head: words.operations,
          cell: (row) => (
            <div className="tools">
              <OperationButton operation={addTemplateRule} row={row.TemplateId} name={row.TemplateName} />
              <OperationList operations={templateOperations} row={row} id={row.TemplateId} name={row.TemplateName} />
            </div>
          ),
        },
      ]}
    />
  );
}
