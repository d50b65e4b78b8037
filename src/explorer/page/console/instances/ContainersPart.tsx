import { useTexts } from "../../texts/texts.ts";
import { firstPage, listReader } from "../api/lists.ts";
import { container } from "../api/shapes.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { containerOperations, runContainer } from "./containerOperations.ts";

const read = listReader("DockerContainerSet", container);

/** The containers on an instance. */
export function ContainersPart({ instance }: { readonly instance: string }) {
  const texts = useTexts();
  const called = usePolledCall(
    { action: "DescribeDockerContainers", input: { InstanceId: instance, ...firstPage } },
    read,
  );
  // Only instances with a Docker image have any.
  if (called.refusal?.code === "ResourceUnavailable.BlueprintInvalid") return null;
  return (
    <ListPart
      title={texts.containers}
      called={called}
      quiet
      empty={texts.noContainers}
      tools={<OperationButton operation={runContainer} row={instance} />}
      id={({ ContainerId }) => ContainerId}
      columns={[
        {
          head: texts.name,
          cell: ({ ContainerName, ContainerId }) => <NameWithId name={ContainerName} id={ContainerId.slice(0, 12)} />,
        },
        { head: texts.state, cell: ({ State }) => <StateTag state={State} /> },
        { head: texts.image, cell: ({ ContainerImage }) => <code>{ContainerImage}</code> },
        {
          head: texts.operations,
          cell: ({ ContainerId, ContainerName }) => (
            <OperationList
              operations={containerOperations}
              row={{ instance, container: ContainerId }}
              id={ContainerId}
              name={ContainerName}
            />
          ),
        },
      ]}
    />
  );
}
