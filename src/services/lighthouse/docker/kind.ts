import type { ResourceKind } from "../work/kinds.ts";
import { activityPath, containerPaths } from "./states.ts";

export const containerKind: ResourceKind = {
  name: "container",
  table: "docker_containers",
  states: [{ title: "Containers", paths: containerPaths }],
  belongsTo: "instance",
};

/** Work that Docker does on containers. */
export const dockerActivityKind: ResourceKind = {
  name: "docker-activity",
  table: "docker_activities",
  idPrefix: "lhda",
  states: [{ title: "Docker activities", paths: { RunDockerContainers: { "": activityPath } } }],
  belongsTo: "instance",
};
