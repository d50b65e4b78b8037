import { accountsOf, instanceOf, type WorldSize } from "./manyWorld.ts";
import { signedRequest } from "./signed.ts";

/** Creates a call for an account, with a number that is never repeated. */
type Workload = (account: number, n: number) => { readonly action: string; readonly input: unknown };

/** Requests a different image each time, so that no response is cached. */
const images: Workload = (_, n) => ({
  action: "DescribeImagesToShare",
  input: { Filters: [{ Name: "image-id", Values: [uniqueValue("img", n)] }] },
});
const instances: Workload = (account, n) => ({
  action: "DescribeInstances",
  input: { Filters: [{ Name: "instance-name", Values: [`instance ${account % 3}`, uniqueValue("not", n)] }] },
});
const rename: Workload = (account, n) => ({
  action: "ModifyInstancesAttribute",
  input: { InstanceIds: [instanceOf(account, n % 3)], InstanceName: `name ${n}` },
});

const uniqueValue = (prefix: string, n: number): string => `${prefix}-${n.toString(36).padStart(8, "z")}`;

export const workloads: Readonly<Record<string, Workload>> = {
  reads: (account, n) => (n % 2 === 0 ? images : instances)(account, n),
  writes: rename,
  "nine reads, one write": (account, n) => (n % 10 === 9 ? rename : n % 2 === 0 ? images : instances)(account, n),
};

/** Signs requests of a workload for all accounts and regions in turn. They are valid for five minutes. */
export function requestsOf(name: string, worldSize: WorldSize, count: number, from: number): readonly string[] {
  const workload = workloads[name];
  if (!workload) throw new Error(`unknown workload ${name}`);
  const accounts = accountsOf(worldSize);
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    // A prime step, so that regions and calls do not correlate with accounts.
    const turn = index * 7919;
    const account = turn % accounts.length;
    const region = worldSize.regions[Math.floor(turn / accounts.length) % worldSize.regions.length] ?? "";
    const key = accounts[account]?.key ?? { secretId: "", secretKey: "" };
    return signedRequest({ ...workload(account, n), region, key });
  });
}
