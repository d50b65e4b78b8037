import { join } from "node:path";

/** The file of a service's recorded examples. */
export const examplesFile = (service: string): string => join(import.meta.dir, `${service}.json`);
