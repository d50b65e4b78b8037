import { useTexts } from "../../texts/texts.ts";
import { firstPage, listReader } from "../api/lists.ts";
import { mcpServer } from "../api/shapes.ts";
import { isTransient } from "../api/transientStates.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { createMcpServer, mcpOperations } from "./mcpOperations.ts";

const read = listReader("McpServerSet", mcpServer);

/** The MCP servers on an instance. */
export function McpServersPart({ instance }: { readonly instance: string }) {
  const texts = useTexts();
  const request = { action: "DescribeMcpServers", input: { InstanceId: instance, ...firstPage } };
  const called = usePolledCall(request, read, ({ rows }) => rows.some(({ State }) => isTransient(State)));
  return (
    <ListPart
      title={texts.mcpServers}
      called={called}
      quiet
      empty={texts.noMcpServers}
      tools={<OperationButton operation={createMcpServer} row={instance} />}
      id={({ McpServerId }) => McpServerId}
      columns={[
        { head: texts.name, cell: ({ Name, McpServerId }) => <NameWithId name={Name} id={McpServerId} /> },
        { head: texts.state, cell: ({ State }) => <StateTag state={State} /> },
        { head: "URL", cell: ({ ServerUrl }) => <code>{ServerUrl}</code> },
        {
          head: texts.operations,
          cell: ({ McpServerId, Name }) => (
            <OperationList
              operations={mcpOperations}
              row={{ instance, server: McpServerId }}
              id={McpServerId}
              name={Name}
            />
          ),
        },
      ]}
    />
  );
}
