import { machine, place } from "./worlds.ts";

/** Parts of world files for containers and MCP servers. */

/** An instance with a Docker image. */
export const docker = (parts: object = {}): object =>
  machine("lhins-dock0001", { blueprint: "lhbp-2cacsycc", ...parts });

/** A container id with a number. */
export const hex = (number: number): string => number.toString(16).padStart(64, "0");

const inside = { ...place, instance: "lhins-dock0001" };

export const container = (number: number, parts: object = {}): object => ({
  ...inside,
  id: hex(number),
  image: "nginx",
  ...parts,
});

export const activity = (number: number, parts: object = {}): object => ({
  ...inside,
  id: `lhda-once000${number}`,
  ...parts,
});

export const mcpServer = (number: number, parts: object = {}): object => ({
  ...inside,
  id: `lhms-once000${number}`,
  name: "server",
  command: "npx -y server",
  ...parts,
});
