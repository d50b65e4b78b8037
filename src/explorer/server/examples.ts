import { readFile } from "node:fs/promises";
import { services } from "#services/index.ts";
import { examplesFile } from "../examples/files.ts";
import type { Asset } from "./assets.ts";

/** Path of the examples of a service. */
export const examplesPath = "/_skerry/examples/";

/** The recorded examples of a service; undefined for an unknown service. */
export async function examplesOf(service: string): Promise<Asset | undefined> {
  if (!services.has(service)) return undefined;
  const body = new Uint8Array(await readFile(examplesFile(service)));
  return { type: "application/json", body, gzipped: Bun.gzipSync(body) };
}
