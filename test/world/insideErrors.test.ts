import { describe, expect, test } from "bun:test";
import { activity, container, docker, hex, mcpServer } from "./inside.ts";
import { worldErrorOf } from "./worldError.ts";
import { machine } from "./worlds.ts";

const port = { host: 80, container: 80 };
const instances = [docker()];
const of = (section: string, ...things: readonly object[]) => ({ instances, [section]: things });
const plain = { instances: [machine("lhins-dock0001")] };
const windows = { instances: [machine("lhins-dock0001", { blueprint: "lhbp-i8g0634g" })] };
const many = Array.from({ length: 11 }, (_, n) => mcpServer(1, { id: `lhms-once00${10 + n}` }));

describe("an invalid container or MCP server in a world file", () => {
  test.each<[string, object, string]>([
    [
      "a container with an invalid id",
      of("containers", container(1, { id: "abc" })),
      "containers.0.id: must have the form 64",
    ],
    [
      "a container on an unknown instance",
      { containers: [container(1)] },
      "containers.0.instance: unknown instance lhins-dock0001",
    ],
    [
      "a container in another region than its instance",
      of("containers", container(1, { region: "ap-shanghai" })),
      "containers.0.instance: unknown instance",
    ],
    [
      "a container on an instance without Docker",
      { ...plain, containers: [container(1)] },
      "containers.0.instance: lhins-dock0001 has no Docker image",
    ],
    [
      "a container twice",
      of("containers", container(1), container(1)),
      `containers.1.id: duplicate container ${hex(1)}`,
    ],
    [
      "a duplicate name",
      of("containers", container(1, { name: "web" }), container(2, { name: "web" })),
      "containers.1.name: duplicate container web on lhins-dock0001",
    ],
    ["an invalid name", of("containers", container(1, { name: "-" })), "containers.0.name: must have the form"],
    [
      "a container without an image",
      of("containers", container(1, { image: "" })),
      "containers.0.image: must have the form",
    ],
    [
      "an invalid port",
      of("containers", container(1, { ports: [{ ...port, host: 0 }] })),
      "containers.0.ports.0.host: must be at least 1",
    ],
    [
      "a repeated port",
      of("containers", container(1, { ports: [port, { ...port, container: 81 }] })),
      "containers.0.ports.1: duplicate port",
    ],
    [
      "a port in use by another container",
      of("containers", container(1, { ports: [port] }), container(2, { ports: [{ ...port, host: 81 }, port] })),
      "containers.1.ports.1: is used by another container on lhins-dock0001",
    ],
    [
      "a running container on a stopped instance",
      { instances: [docker({ state: "STOPPED" })], containers: [container(1, { state: "running" })] },
      "containers.0.state: lhins-dock0001 is not running",
    ],
    [
      "an unknown restart policy",
      of("containers", container(1, { restart: "often" })),
      "containers.0.restart: must have the form",
    ],
    [
      "an activity on an instance without Docker",
      { ...plain, dockerActivities: [activity(1)] },
      "dockerActivities.0.instance: lhins-dock0001 has no Docker image",
    ],
    [
      "an activity twice",
      of("dockerActivities", activity(1), activity(1)),
      "dockerActivities.1.id: duplicate activity lhda-",
    ],
    [
      "an unknown activity",
      of("dockerActivities", activity(1, { name: "BuildDockerContainer" })),
      "dockerActivities.0.name: must be one of RunDockerContainer",
    ],
    [
      "a repeated container in an activity",
      of("dockerActivities", activity(1, { containers: [hex(1), hex(1)] })),
      "dockerActivities.0.containers.1: ",
    ],
    [
      "an end before the start",
      of("dockerActivities", activity(1, { created: "2024-01-02T00:00:00Z", ended: "2024-01-01T00:00:00Z" })),
      "dockerActivities.0.ended: must not be earlier",
    ],
    [
      "an end that does not exist",
      of("dockerActivities", activity(1, { ended: "2024-02-30T00:00:00Z" })),
      "dockerActivities.0.ended: invalid time",
    ],
    ["an MCP server on an unknown instance", { mcpServers: [mcpServer(1)] }, "mcpServers.0.instance: unknown instance"],
    [
      "an MCP server on Windows",
      { ...windows, mcpServers: [mcpServer(1)] },
      "mcpServers.0.instance: lhins-dock0001 runs Windows",
    ],
    [
      "an MCP server twice",
      of("mcpServers", mcpServer(1), mcpServer(1)),
      "mcpServers.1.id: duplicate MCP server lhms-",
    ],
    [
      "more MCP servers than the quota",
      of("mcpServers", ...many),
      "mcpServers.10.instance: lhins-dock0001 has more than 10 MCP servers",
    ],
    [
      "an MCP server without a command",
      of("mcpServers", mcpServer(1, { command: " " })),
      "mcpServers.0.command: must have",
    ],
    [
      "a repeated variable",
      of("mcpServers", mcpServer(1, { env: [{ key: "K" }, { key: "K", value: "v" }] })),
      "mcpServers.0.env.1: duplicate K",
    ],
    [
      "an MCP server in a transient state",
      of("mcpServers", mcpServer(1, { state: "STARTING" })),
      "mcpServers.0.state: must be one of RUNNING",
    ],
  ])("is rejected with its field for %s", async (_, lighthouse, message) => {
    const error = await worldErrorOf({ lighthouse });
    expect(error).toMatch(/^world\.yaml:\d+: lighthouse\./);
    expect(error).toContain(`: lighthouse.${message}`);
  });

  test("may share a port with a stopped container or one on another instance", async () => {
    const containers = [
      container(4, { ports: [port], state: "created" }),
      container(1, { name: "web", ports: [port] }),
      container(2, { ports: [port], state: "exited" }),
      container(3, { ports: [{ ...port, protocol: "udp" }] }),
      container(1, { name: "web", ports: [port], region: "ap-shanghai" }),
    ];
    const lighthouse = { instances: [docker(), docker({ region: "ap-shanghai" })], containers };
    expect(await worldErrorOf({ lighthouse })).toBe("no error");
  });
});
