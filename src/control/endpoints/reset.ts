import { int, string } from "#kernel/fields.ts";
import { endpoint } from "../endpoint.ts";
import { resetAccount } from "../reset/resetAccount.ts";
import { resetCloud } from "../reset/resetCloud.ts";

export const reset = endpoint({
  name: "resetCloud",
  method: "POST",
  path: "/_skerry/reset",
  summary:
    "Returns the cloud to its world, at once for all servers: data, due work, clock, faults, journal and rate limits.",
  parameters: { account: string("Returns only this account to its world.").optional() },
  refuses: {
    404: "The world has no such account.",
    409: "The world file cannot be read, or is invalid.",
    503: "A change holds a lock for longer than ten seconds, or conflicts with the reset.",
  },
  destructive: true,
  output: {
    world: string("The world: a file, or the built-in world."),
    milliseconds: int("The duration of the reset."),
  },
  run: async ({ cloud, parameters: { account } }) => {
    const started = cloud.machineClock.now();
    const world = await (account === undefined ? resetCloud(cloud) : resetAccount(cloud, account));
    return { world, milliseconds: cloud.machineClock.now() - started };
  },
});
