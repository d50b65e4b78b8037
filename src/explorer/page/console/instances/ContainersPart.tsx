import { useWords } from "../../words/words.ts";
import { listIn, pages } from "../api/lists.ts";
import { container } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { OperationButton } from "../operations/OperationButton.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { Named } from "../view/Named.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { containerOperations, runContainer } from "./containerOperations.ts";

const read = listIn("DockerContainerSet", container);

/** The containers on an instance. */
export function ContainersPart({ instance }: { readonly instance: string }) {
  const words = useWords();
  const called = useCalled({ action: "DescribeDockerContainers", input: { InstanceId: instance, ...pages } }, read);
  // Only instances with a Docker image have any.
  if (called.refusal?.code === "ResourceUnavailable.BlueprintInvalid") return null;
  return (
    <ListPart
      title={words.containers}
      called={called}
      quiet
      empty={words.noContainers}
      tools={<OperationButton operation={runContainer} row={instance} />}
      id={({ ContainerId }) => ContainerId}
      columns={[
        {
          head: words.name,
          cell: ({ ContainerName, ContainerId }) => <Named name={ContainerName} id={ContainerId.slice(0, 12)} />,
        },
        { head: words.state, cell: ({ State }) => <StateTag state={State} /> },
        { head: words.image, cell: ({ ContainerImage }) => <code>{ContainerImage}</code> },
        {
          head: words.operations,
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
