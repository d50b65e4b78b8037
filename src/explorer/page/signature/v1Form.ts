import { base64, bytes, type Hash, hmac } from "./digests.ts";
import type { Pair } from "./v1.ts";

/** The possible inputs of a v1 signature: the correct ones, or those of a mistake. */
export interface V1Form {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly mark: string;
  /** In the order signed, values as signed. */
  readonly pairs: readonly Pair[];
  readonly hash: Hash;
  readonly key: string;
  /** The complete string to sign, if known. Overrides the other parts. */
  readonly whole?: string;
}

export const v1StringOf = ({ method, host, path, mark, pairs, whole }: V1Form): string =>
  whole ?? `${method}${host}${path}${mark}${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`;

export const v1SignatureOf = async (form: V1Form): Promise<string> =>
  base64(await hmac(bytes(form.key), v1StringOf(form), form.hash));
