import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { nameFor, repeatedPort, takenPort, wordsOf } from "#services/lighthouse/docker/containerRules.ts";
import { durationText } from "#services/lighthouse/docker/objects/DockerContainer.ts";
import { stateAfterBoot } from "#services/lighthouse/docker/states.ts";
import { TestCloud } from "../cloud.ts";
import { activity, activityTime, boughtDocker, containers } from "./docker.ts";

describe("port conflicts", () => {
  const http = { host: 80, container: 8080, ip: undefined, protocol: undefined };
  const portPairs: [string, object, object, boolean][] = [
    ["the same port", {}, {}, true],
    ["another container's port", {}, { container: 1 }, true],
    ["another port", {}, { host: 81 }, false],
    ["another protocol", {}, { protocol: "udp" }, false],
    ["an explicit default protocol", {}, { protocol: "tcp" }, true],
    ["all addresses and one address", {}, { ip: "10.0.0.1" }, true],
    ["two different addresses", { ip: "10.0.0.1" }, { ip: "10.0.0.2" }, false],
    ["the same address", { ip: "10.0.0.1" }, { ip: "10.0.0.1" }, true],
    ["addresses of different families", {}, { ip: "::" }, false],
    ["all IPv6 addresses and one IPv6 address", { ip: "::" }, { ip: "::1" }, true],
  ];
  test.each(portPairs)("compares published ports correctly: %s", (_, one, other, conflicts) => {
    expect(takenPort([{ ...http, ...one }], [{ ...http, ...other }]) !== undefined).toBe(conflicts);
    expect(
      repeatedPort([
        { ...http, host: 1, container: 1 },
        { ...http, ...other },
        { ...http, ...one },
      ]),
    ).toBe(conflicts ? 2 : -1);
  });
});

test("a command is split into words like in a shell", () => {
  expect(wordsOf("")).toEqual([]);
  expect(wordsOf("  ls   -l ")).toEqual(["ls", "-l"]);
  expect(wordsOf("nginx -g 'daemon off;'")).toEqual(["nginx", "-g", "daemon off;"]);
  expect(wordsOf(`sh -c "echo 'a b'" --x='y z'`)).toEqual(["sh", "-c", "echo 'a b'", "--x=y z"]);
  expect(wordsOf(`a "" b`)).toEqual(["a", "", "b"]);
});

test("a generated name depends on the id and is extended if it is already used", () => {
  const id = `2a${"0".repeat(62)}`;
  const name = nameFor(id, []);
  expect(name).toMatch(/^[a-z]+_[a-z]+$/);
  expect(nameFor(id, ["web"])).toBe(name);
  expect(nameFor(id, [name])).toBe(`${name}_2a0000000000`);
});

test("durations use Docker's wording", () => {
  const [second, hour, day] = [1000, 3_600_000, 86_400_000];
  const wordings: [number, string][] = [
    [-5, "Less than a second"],
    [second, "1 second"],
    [59 * second, "59 seconds"],
    [60 * second, "About a minute"],
    [120 * second, "2 minutes"],
    [hour, "About an hour"],
    [19 * hour, "19 hours"],
    [47 * hour, "47 hours"],
    [2 * day, "2 days"],
    [14 * day, "2 weeks"],
    [60 * day, "2 months"],
    [730 * day, "2 years"],
  ];
  for (const [duration, wording] of wordings) expect(durationText(duration)).toBe(wording);
});

test("a container that never started does not start with its instance", () => {
  expect(stateAfterBoot("created", false, "always")).toBe("created");
  expect(stateAfterBoot("exited", false, "on-failure:3")).toBe("exited");
});

/** The state that the test expects of one container. */
interface ExpectedContainer {
  name: string;
  port: number;
  policy: string;
  state: string;
  stoppedByHand: boolean;
}

const verbs = ["start", "stop", "restart", "remove", "rename"] as const;
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ verb: fc.constant("run" as const), name: fc.nat(3), port: fc.nat(2), policy: fc.nat(2) }),
    },
    { weight: 6, arbitrary: fc.record({ verb: fc.constantFrom(...verbs), which: fc.nat(5), name: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ verb: fc.constant("reboot" as const) }) },
  ),
  { minLength: 3, maxLength: 14 },
);

test("any sequence of actions leaves containers in the states that Docker would have", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      await using cloud = await TestCloud.start();
      const client = cloud.lighthouse();
      const InstanceId = await boughtDocker(cloud);
      const expectedById = new Map<string, ExpectedContainer>();
      const others = (id: string) => [...expectedById].filter(([one]) => one !== id).map(([, expected]) => expected);
      const isPortUsed = (id: string, port: number) =>
        others(id).some((one) => one.state === "running" && one.port === port);
      const isNameUsed = (id: string, name: string) => others(id).some((one) => one.name === name);
      const started = (expected: ExpectedContainer) =>
        Object.assign(expected, { state: "running", stoppedByHand: false });
      const finishedActivity = async (id = "") => {
        cloud.clock.advance(activityTime);
        return activity(cloud, InstanceId, id);
      };
      for (const step of sequence) {
        if (step.verb === "run") {
          const expected = {
            name: `name-${step.name}`,
            port: 80 + step.port,
            policy: ["no", "always", "unless-stopped"][step.policy] ?? "",
            state: "created",
            stoppedByHand: false,
          };
          const { DockerActivitySet } = await client.RunDockerContainers({
            InstanceId,
            Containers: [
              {
                ContainerImage: "nginx",
                ContainerName: expected.name,
                PublishPorts: [{ HostPort: expected.port, ContainerPort: 80 }],
                RestartPolicy: expected.policy,
              },
            ],
          });
          const done = await finishedActivity(DockerActivitySet?.[0]);
          const [id] = done?.ContainerIds ?? [];
          const free = !isPortUsed("", expected.port);
          expect(id === undefined).toBe(isNameUsed("", expected.name));
          if (id === undefined) continue;
          expect(done?.ActivityState).toBe(free ? "SUCCESS" : "FAILED");
          expectedById.set(id, free ? started(expected) : expected);
        } else if (step.verb === "reboot") {
          await client.RebootInstances({ InstanceIds: [InstanceId] });
          cloud.clock.advance(1000);
          const was = [...expectedById.values()].map((expected) => ({
            expected,
            running: expected.state === "running",
          }));
          for (const { expected } of was) if (expected.state === "running") expected.state = "exited";
          for (const { expected } of was) {
            const wanted =
              expected.state !== "created" &&
              (expected.policy === "always" || (expected.policy === "unless-stopped" && !expected.stoppedByHand));
            const busy = [...expectedById.values()].some(
              (one) => one.state === "running" && one.port === expected.port,
            );
            if (wanted && !busy) started(expected);
          }
        } else {
          const id = [...expectedById.keys()][step.which];
          const expected = id === undefined ? undefined : expectedById.get(id);
          if (id === undefined || !expected) continue;
          const many = { InstanceId, ContainerIds: [id] };
          const name = `name-${step.name}`;
          const calls = {
            start: () => client.StartDockerContainers(many),
            stop: () => client.StopDockerContainers(many),
            restart: () => client.RestartDockerContainers(many),
            remove: () => client.RemoveDockerContainers(many),
            rename: () => client.RenameDockerContainer({ InstanceId, ContainerId: id, ContainerName: name }),
          };
          const done = await finishedActivity((await calls[step.verb]()).DockerActivityId);
          const starts = step.verb === "restart" || (step.verb === "start" && expected.state !== "running");
          const fails = (starts && isPortUsed(id, expected.port)) || (step.verb === "rename" && isNameUsed(id, name));
          expect(done?.ActivityState).toBe(fails ? "FAILED" : "SUCCESS");
          if (fails) continue;
          if (starts) started(expected);
          if (step.verb === "stop" && expected.state === "running")
            Object.assign(expected, { state: "exited", stoppedByHand: true });
          if (step.verb === "remove") expectedById.delete(id);
          if (step.verb === "rename") expected.name = name;
        }
        const seen = (await containers(cloud, InstanceId)).map((one) => [
          one.ContainerId,
          one.ContainerName,
          one.State,
          one.PublishPortSet?.[0]?.HostPort,
        ]);
        expect(seen).toEqual([...expectedById].reverse().map(([id, { name, state, port }]) => [id, name, state, port]));
      }
    }),
    { numRuns: process.env["SKERRY_LONG"] ? 60 : 10, endOnFailure: true },
  );
}, 60_000);
