import type { JsonObject } from "../../call/json.ts";
import { type Operation, withoutEmpty } from "../operations/operation.ts";

interface ContainerRef {
  readonly instance: string;
  readonly container: string;
}

const containerInput = ({ instance, container }: ContainerRef): JsonObject => ({
  InstanceId: instance,
  ContainerIds: [container],
});

export const containerOperations: readonly Operation<ContainerRef>[] = [
  { action: "StartDockerContainers", label: "start", input: containerInput },
  { action: "StopDockerContainers", label: "stop", warning: "stopWarning", input: containerInput },
  { action: "RestartDockerContainers", label: "reboot", warning: "rebootWarning", input: containerInput },
  {
    action: "RemoveDockerContainers",
    label: "delete",
    warning: "deleteWarning",
    destructive: true,
    input: containerInput,
  },
];

/** Runs a container on an instance. */
export const runContainer: Operation<string> = {
  action: "RunDockerContainers",
  label: "runContainer",
  fields: [
    { kind: "text", name: "image", label: "image" },
    { kind: "text", name: "name", label: "name", optional: true },
  ],
  input: (InstanceId, { image = "", name = "" }) => ({
    InstanceId,
    Containers: [{ ContainerImage: image, ...withoutEmpty({ ContainerName: name }) }],
  }),
};
