import type { JsonObject } from "../../call/json.ts";
import { given, type Operation } from "../operations/operation.ts";

interface Place {
  readonly instance: string;
  readonly container: string;
}

const one = ({ instance, container }: Place): JsonObject => ({ InstanceId: instance, ContainerIds: [container] });

export const containerOperations: readonly Operation<Place>[] = [
  { action: "StartDockerContainers", label: "start", input: one },
  { action: "StopDockerContainers", label: "stop", warning: "stopWarning", input: one },
  { action: "RestartDockerContainers", label: "reboot", warning: "rebootWarning", input: one },
  { action: "RemoveDockerContainers", label: "delete", warning: "deleteWarning", loses: true, input: one },
];

/** Runs a container on the instance whose id is given. */
export const runContainer: Operation<string> = {
  action: "RunDockerContainers",
  label: "runContainer",
  fields: [
    { kind: "text", name: "image", label: "image" },
    { kind: "text", name: "name", label: "name", optional: true },
  ],
  input: (InstanceId, { image = "", name = "" }) => ({
    InstanceId,
    Containers: [{ ContainerImage: image, ...given({ ContainerName: name }) }],
  }),
};
