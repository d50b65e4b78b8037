import { join } from "node:path";

/** The services whose stories are told beside this file. */
export const told: readonly string[] = ["cam", "lighthouse", "monitor", "sts", "tag"];

/** The file of a service's recorded examples. */
export const examplesFile = (service: string): string => join(import.meta.dir, `${service}.json`);
