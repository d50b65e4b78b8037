import { accountsOf, instanceOf, type WorldSize } from "./manyWorld.ts";
import { signedRequest } from "./signed.ts";

/** Requests by the account they are from, and a number that is never the same again. */
type Workload = (account: number, n: number) => { readonly action: string; readonly input: unknown };

/** Asks for something else each time, so that no answer is remembered. */
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

/** Signs so many requests of a workload, from all accounts and regions in turn; valid for five minutes. */
export function requestsOf(name: string, crowd: WorldSize, count: number, from: number): readonly string[] {
  const workload = workloads[name];
  if (!workload) throw new Error(`there is no workload ${name}`);
  const accounts = accountsOf(crowd);
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    // A prime step, so that neither regions nor kinds of requests fall together with accounts.
    const turn = index * 7919;
    const account = turn % accounts.length;
    const region = crowd.regions[Math.floor(turn / accounts.length) % crowd.regions.length] ?? "";
    const key = accounts[account]?.key ?? { secretId: "", secretKey: "" };
    return signedRequest({ ...workload(account, n), region, key });
  });
}
