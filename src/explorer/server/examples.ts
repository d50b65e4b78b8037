import { readFile } from "node:fs/promises";
import { services } from "#services/index.ts";
import { examplesFile, told } from "../examples/files.ts";
import type { Asset } from "./assets.ts";

/** Where the page asks for the examples of a service. */
export const examplesPath = "/_skerry/examples/";

/** The recorded examples of a service, none for one whose story is not told; undefined for what is no service. */
export async function examplesOf(service: string): Promise<Asset | undefined> {
  if (!services.has(service)) return undefined;
  const body = told.includes(service) ? await readFile(examplesFile(service)) : Buffer.from("{}");
  const bytes = new Uint8Array(body);
  return { type: "application/json", body: bytes, gzipped: Bun.gzipSync(bytes) };
}
