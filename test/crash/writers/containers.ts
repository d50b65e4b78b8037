import type { Writer } from "../writer.ts";

interface State {
  readonly containers: readonly { readonly name: string; readonly state: string | undefined }[];
  /** The number of all activities, and of those that did not succeed. */
  readonly activities: number;
  readonly failed: number;
}

/** Runs, stops, starts and removes two containers. Each activity is listed and executed once. */
export function containers(InstanceId: string): Writer<State> {
  let ContainerIds: string[] = [];
  return {
    name: "containers",
    async read({ lighthouse }) {
      const { DockerActivitySet = [], TotalCount: activities = 0 } = await lighthouse.DescribeDockerActivities({
        InstanceId,
        Limit: 100,
      });
      const { DockerContainerSet = [] } = await lighthouse.DescribeDockerContainers({ InstanceId, Limit: 100 });
      if (DockerActivitySet.some((one) => !one.EndTime)) return undefined;
      ContainerIds = DockerContainerSet.map((one) => one.ContainerId ?? "");
      const own = DockerContainerSet.map((one) => ({ name: one.ContainerName ?? "", state: one.State }));
      return {
        containers: own.toSorted((one, other) => one.name.localeCompare(other.name)),
        activities,
        failed: DockerActivitySet.filter((one) => one.ActivityState !== "SUCCESS").length,
      };
    },
    next({ containers: own, activities, failed }, turn) {
      const after = (state: string, names = own.map((one) => one.name), more = 1) => ({
        containers: names.map((name) => ({ name, state })),
        activities: activities + more,
        failed,
      });
      switch (own[0]?.state) {
        case undefined: {
          const names = [`one-${turn}`, `two-${turn}`];
          const Containers = names.map((ContainerName) => ({ ContainerImage: "nginx", ContainerName }));
          return {
            call: ({ lighthouse }) => lighthouse.RunDockerContainers({ InstanceId, Containers }),
            after: after("running", names, 2),
          };
        }
        case "running":
          return {
            call: ({ lighthouse }) => lighthouse.StopDockerContainers({ InstanceId, ContainerIds }),
            after: after("exited"),
          };
        default:
          return turn % 2
            ? {
                call: ({ lighthouse }) => lighthouse.StartDockerContainers({ InstanceId, ContainerIds }),
                after: after("running"),
              }
            : {
                call: ({ lighthouse }) => lighthouse.RemoveDockerContainers({ InstanceId, ContainerIds }),
                after: after("", []),
              };
      }
    },
  };
}
