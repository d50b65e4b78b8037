import { alphanumeric } from "#kernel/chance.ts";
import type { Random } from "#kernel/ports.ts";

/** The secret half of an access key. */
export const newSecretKey = (random: Random): string => alphanumeric(random, 32);
