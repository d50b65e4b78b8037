import { createHash } from "node:crypto";
import type { Machines } from "./port.ts";

const done = async (): Promise<void> => undefined;

/** Machines that exist only as the rows that speak of them: everything succeeds at once. */
export const simulatedMachines: Machines = {
  docker: { create: done, start: done, stop: done, restart: done, rename: done, remove: done },
  create: done,
  start: done,
  stop: done,
  reboot: done,
  reset: done,
  reshape: done,
  destroy: done,
  snapshot: done,
  restore: done,
  image: done,
  password: done,
  keys: done,
  attach: done,
  detach: done,
  resize: done,
  backUp: done,
  rollBack: done,
  firewall: done,
  // What has nothing to run cannot come up on any machine.
  serve: async (_, servers) => servers.filter(({ command }) => command.trim() === "").map(({ id }) => id),
  console: async (id) => `wss://127.0.0.1/vnc?s=${createHash("sha256").update(id).digest("hex").slice(0, 32)}`,
  // A load that looks like a day's, the same for the same machine and moment.
  async usage(id, now) {
    const seed = createHash("sha256").update(id).digest().readUInt16BE(0) / 65_536;
    const wave = (Math.sin((now / 3_600_000 + seed * 24) * (Math.PI / 12)) + 1) / 2;
    const round = (value: number) => Math.round(value * 100) / 100;
    return { cpu: round(2 + 30 * wave * seed), memory: round(20 + 40 * seed), out: round(wave), in: round(wave / 3) };
  },
};
