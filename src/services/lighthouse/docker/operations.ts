import { int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { operationType } from "../work/operationType.ts";

/** The operations on containers, with what each stores until it ends. */

/** A container's plan as the machine port has it (`ContainerPlan`). */
const Plan = objectType("ContainerPlan", {
  image: string("The image."),
  command: string("The command; empty for the image's own."),
  env: listOf(objectType("Variable", { key: string("Name."), value: string("Value.") }), "Environment variables."),
  ports: listOf(
    objectType("PublishedPort", {
      host: int("Port on the instance."),
      container: int("Port in the container."),
      ip: string("Address of the instance.").optional(),
      protocol: string("Protocol.").oneOf(["tcp", "udp", "sctp"]).optional(),
    }),
    "Published ports.",
  ),
  volumes: listOf(
    objectType("Volume", {
      container: string("Path in the container."),
      host: string("Path on the instance.").optional(),
    }),
    "Mounted folders.",
  ),
  restart: string("The restart policy."),
});

const request = {
  name: string("The name; Docker chooses one without it.").optional(),
  plan: object(Plan, "How it is run."),
};

/** A container that a caller requested. */
export const ContainerRequest = objectType("ContainerRequest", request);
export type ContainerRequest = typeof ContainerRequest.value;

/** The same with its id, which is drawn at the request, so repeated work creates the same container. */
const ContainerOrder = objectType("ContainerOrder", { id: string("Id of the container."), ...request });
export type ContainerOrder = typeof ContainerOrder.value;

const on = "docker-activity";
const wanted = object(ContainerOrder, "The container to run.");

export const runDockerContainers = operationType("RunDockerContainers", on, { detail: { wanted } });
export const rerunDockerContainer = operationType("RerunDockerContainer", on, { detail: { wanted } });
export const modifyDockerContainer = operationType("ModifyDockerContainer", on, { detail: { wanted } });
export const renameDockerContainer = operationType("RenameDockerContainer", on, {
  detail: { name: string("The new name.") },
});
export const startDockerContainers = operationType("StartDockerContainers", on);
export const stopDockerContainers = operationType("StopDockerContainers", on);
export const restartDockerContainers = operationType("RestartDockerContainers", on);
export const removeDockerContainers = operationType("RemoveDockerContainers", on);
