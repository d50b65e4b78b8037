// Parsed by Bun at import, which starts faster than the yaml package. A test compares both parsers.
import parsed from "./builtin.yaml";
import { validateWorld } from "./readWorld.ts";
import type { World } from "./schema.ts";

/** The name of the built-in world in a database that was created from it. */
export const builtinWorldName = "the built-in world";

/** The default world of a new database. */
export function builtinWorld(): Promise<World> {
  const raw: unknown = parsed;
  return validateWorld(raw);
}

/** Prefix of the public development keys. A server that accepts one must listen on loopback only. */
export const developmentKey = "AKIDSkerryLocalDevelopmentOnly";

/** Whether a development key still has its public secret. */
export const isWellKnown = (secretId: string, secretKey: string): boolean =>
  secretId.startsWith(developmentKey) && secretKey === `SkerryLocalSecretKeyDoNotUse${secretId.slice(-4)}`;
