import { useWords } from "../../words/words.ts";
import { listIn, pages } from "../api/lists.ts";
import { isPassing } from "../api/passing.ts";
import { mcpServer } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { Named } from "../view/Named.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { createMcpServer, mcpOperations } from "./mcpOperations.ts";

const read = listIn("McpServerSet", mcpServer);

/** The MCP servers on an instance. */
export function McpServersPart({ instance }: { readonly instance: string }) {
  const words = useWords();
  const asked = { action: "DescribeMcpServers", input: { InstanceId: instance, ...pages } };
  const called = useCalled(asked, read, ({ rows }) => rows.some(({ State }) => isPassing(State)));
  return (
    <ListPart
      title={words.mcpServers}
      called={called}
      quiet
      empty={words.noMcpServers}
      tools={<OperationButton operation={createMcpServer} row={instance} />}
      id={({ McpServerId }) => McpServerId}
      columns={[
        { head: words.name, cell: ({ Name, McpServerId }) => <Named name={Name} id={McpServerId} /> },
        { head: words.state, cell: ({ State }) => <StateTag state={State} /> },
        { head: "URL", cell: ({ ServerUrl }) => <code>{ServerUrl}</code> },
        {
          head: words.operations,
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
