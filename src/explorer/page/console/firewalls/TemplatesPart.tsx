import { regionSetting } from "../../settings.ts";
import { useTexts } from "../../texts/texts.ts";
import { firstPage, listReader } from "../api/lists.ts";
import { objectOf, text, type ValueOf } from "../api/responses.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { instanceChoices } from "../operations/choices.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import type { Operation } from "../operations/operation.ts";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { Timestamp } from "../view/Timestamp.tsx";
import { addTemplateRule } from "./ruleOperations.ts";
import { TemplateRules } from "./TemplateRules.tsx";

const template = objectOf({ TemplateId: text, TemplateName: text, TemplateState: text, CreatedTime: text });
type Template = ValueOf<typeof template>;
const read = listReader("TemplateSet", template);

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
      ApplyInstances: [{ InstanceId: instance, Region: regionSetting.get() }],
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
    destructive: true,
    input: ({ TemplateId }) => ({ TemplateId }),
  },
];

/** Firewall rules that are kept to be given to several instances. */
export function TemplatesPart() {
  const texts = useTexts();
  const called = usePolledCall({ action: "DescribeFirewallTemplates", input: firstPage }, read);
  return (
    <ListPart
      title={texts.firewallTemplates}
      called={called}
      empty={texts.noTemplates}
      tools={<OperationButton operation={createTemplate} row={null} primary />}
      id={({ TemplateId }) => TemplateId}
      columns={[
        {
          head: texts.name,
          cell: ({ TemplateName, TemplateId }) => <NameWithId name={TemplateName} id={TemplateId} />,
        },
        { head: texts.state, cell: ({ TemplateState }) => <StateTag state={TemplateState} /> },
        { head: texts.firewall, cell: ({ TemplateId }) => <TemplateRules template={TemplateId} /> },
        { head: texts.created, cell: ({ CreatedTime }) => <Timestamp at={CreatedTime} /> },
        {
          head: texts.operations,
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
