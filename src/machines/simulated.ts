import { createHash } from "node:crypto";
import type { Machines, Usage } from "./port.ts";

const succeed = async (): Promise<void> => undefined;

/** Machines that exist only as the rows that speak of them: everything succeeds at once. */
export const simulatedMachines: Machines = {
  docker: { create: succeed, start: succeed, stop: succeed, restart: succeed, rename: succeed, remove: succeed },
  create: succeed,
  start: succeed,
  stop: succeed,
  reboot: succeed,
  reset: succeed,
  reshape: succeed,
  destroy: succeed,
  snapshot: succeed,
  restore: succeed,
  image: succeed,
  password: succeed,
  keys: succeed,
  attach: succeed,
  detach: succeed,
  resize: succeed,
  backUp: succeed,
  rollBack: succeed,
  firewall: succeed,
  // What has nothing to run cannot come up on any machine.
  serve: async (_, servers) => servers.filter(({ command }) => command.trim() === "").map(({ id }) => id),
  console: async (id) => `wss://127.0.0.1/vnc?s=${createHash("sha256").update(id).digest("hex").slice(0, 32)}`,
  usage: async (id, now) => load(id, now, now),
  meanUsage: async (id, from, to) => load(id, from, to),
};

/** A load that looks like a day's, the same for the same machine and time, so that its past need not be kept. */
function load(id: string, from: number, to: number): Usage {
  const seed = hashFraction(id);
  const wave = meanWave(angle(from, seed), angle(to, seed));
  return {
    cpu: 2 + 30 * wave * seed,
    memory: 20 + 40 * seed,
    disk: 10 + 50 * seed,
    out: wave,
    in: wave / 3,
    lanOut: wave / 20,
    lanIn: wave / 10,
  };
}

const hashFraction = (id: string): number => createHash("sha256").update(id).digest().readUInt16BE(0) / 65_536;

/** Once around in a day; where a machine's day begins is its own. */
const angle = (moment: number, seed: number): number => (moment / 3_600_000 + seed * 24) * (Math.PI / 12);

/** The mean between two angles of a wave that goes from 0 to 1 and back. */
function meanWave(from: number, to: number): number {
  const mean = from === to ? Math.sin(from) : (Math.cos(from) - Math.cos(to)) / (to - from);
  return (mean + 1) / 2;
}
