import { decimal } from "#kernel/chance.ts";
import type { Random } from "#kernel/ports.ts";

/** Role ids are decimal numbers a little above 2^62, too large for a double, so they are text. */
export const newRoleId = (random: Random): string => `4611686018${decimal(random, 9)}`;
