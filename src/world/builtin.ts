// Read by Bun itself, which is faster at the start than a parser in a library; a test holds the two readings together.
import parsed from "./builtin.yaml";
import { validateWorld } from "./readWorld.ts";
import type { World } from "./schema.ts";

/** The world that a server starts with unless it is given another. */
export function builtinWorld(): Promise<World> {
  const raw: unknown = parsed;
  return validateWorld(raw);
}

/** Keys that everybody knows: a server on which one of them works must not be reached from elsewhere. */
export const developmentKey = "AKIDSkerryLocalDevelopmentOnly";

/** Whether such a key has the secret that everybody knows, and not one of somebody's own. */
export const isWellKnown = (secretId: string, secretKey: string): boolean =>
  secretId.startsWith(developmentKey) && secretKey === `SkerryLocalSecretKeyDoNotUse${secretId.slice(-4)}`;
