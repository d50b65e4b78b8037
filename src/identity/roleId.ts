import type { Random } from "#kernel/ports.ts";
import { decimal } from "#kernel/randomText.ts";

/** Role ids are decimal numbers slightly above 2^62. They are text because a double cannot represent them. */
export const newRoleId = (random: Random): string => `4611686018${decimal(random, 9)}`;
