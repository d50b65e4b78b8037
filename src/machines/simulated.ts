import { createHash } from "node:crypto";
import type { Agent, Machines, Usage } from "./port.ts";

const succeed = async (): Promise<void> => undefined;

/** The result of each command whose content matches a pattern. */
export interface CommandResponse {
  /** A regular expression. */
  readonly match: string;
  readonly output: string;
  readonly exitCode: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** Agents that return the first response that matches. They are offline if there are no responses. */
export const simulatedAgent = (responses: readonly CommandResponse[]): Agent => ({
  isOnline: async () => responses.length > 0,
  run: async (_machine, _task, { content }) => responses.find(({ match }) => new RegExp(match, "m").test(content)),
});

/** Machines that exist only as database rows. Every operation succeeds immediately. */
export const simulatedMachines: Machines = {
  driver: "simulated",
  docker: { create: succeed, start: succeed, stop: succeed, restart: succeed, rename: succeed, remove: succeed },
  agent: simulatedAgent([]),
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
  // A server without a command fails to start.
  serve: async (_, servers) => servers.filter(({ command }) => command.trim() === "").map(({ id }) => id),
  console: async (id) => `wss://127.0.0.1/vnc?s=${createHash("sha256").update(id).digest("hex").slice(0, 32)}`,
  usage: async (id, now) => load(id, now, now),
  meanUsage: async (id, from, to) => load(id, from, to),
};

/** A daily load curve, deterministic for a machine and time, so that no history is stored. */
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

/** Angle of a time in a cycle of one day. Each machine has its own phase. */
const angle = (time: number, seed: number): number => (time / 3_600_000 + seed * 24) * (Math.PI / 12);

/** Mean of a wave between 0 and 1 over a range of angles. */
function meanWave(from: number, to: number): number {
  const mean = from === to ? Math.sin(from) : (Math.cos(from) - Math.cos(to)) / (to - from);
  return (mean + 1) / 2;
}
