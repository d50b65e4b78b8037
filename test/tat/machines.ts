import type { CloudOptions } from "#start.ts";
import { TestClock, type TestCloud } from "../cloud.ts";
import { cloudOf, machine, type Parts } from "../world/worlds.ts";

export const base64 = (text: string): string => Buffer.from(text).toString("base64");
export const plain = (text: string | undefined): string => Buffer.from(text ?? "", "base64").toString();

/** The ids of two running Linux instances, a stopped one and one with Windows. */
export const one = "lhins-linux001";
export const two = "lhins-linux002";
export const stopped = "lhins-stopped1";
export const windows = "lhins-windows1";

/** The responses of the machines. */
export const commands = [
  { match: "^uptime", output: "up 3 days\n" },
  { match: "^false", exitCode: 1, output: "no\n" },
  { match: "^sleep", duration: 30 },
  { match: "^flood", output: "x".repeat(30_000) },
  { match: "^echo hello", output: "hello\n" },
  { match: "^Get-Date", output: "today\n" },
];

/** No test advances the clock to this time. */
const expires = "2120-01-01T00:00:00Z";

/** A server with these instances, and with the responses unless others are given. */
export const cloudWithMachines = (
  parts: Parts = {},
  options: Partial<CloudOptions> = {},
  clock = new TestClock(),
): Promise<TestCloud> =>
  cloudOf(
    {
      commands,
      lighthouse: {
        instances: [
          machine(one, { expires }),
          machine(two, { expires }),
          machine(stopped, { expires, state: "STOPPED" }),
          machine(windows, { expires, blueprint: "lhbp-2da4gvn8", bundle: "bundle2022_gen_03" }),
        ],
      },
      ...parts,
    },
    options,
    clock,
  );

/** The statuses of the tasks of an invocation, in the order of its instances, and its own. */
export async function statusesOf(cloud: TestCloud, id: string): Promise<readonly (string | undefined)[]> {
  const { InvocationSet = [] } = await cloud.tat().DescribeInvocations({ InvocationIds: [id] });
  const [invocation] = InvocationSet;
  const tasks = invocation?.InvocationTaskBasicInfoSet ?? [];
  return [...tasks.map((task) => task.TaskStatus), invocation?.InvocationStatus];
}

/** The tasks of an invocation with their outputs. */
export async function tasksOf(cloud: TestCloud, id: string) {
  const Filters = [{ Name: "invocation-id", Values: [id] }];
  return (await cloud.tat().DescribeInvocationTasks({ Filters, HideOutput: false })).InvocationTaskSet ?? [];
}
