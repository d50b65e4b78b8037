/** How long a resource is paid for, and when it was shut down; both in epoch milliseconds. */
interface Lifetime {
  readonly expires: number;
  readonly isolated: number | null;
}

/**
 * The two ways to end a lifetime. The columns tell them apart: a returned resource is isolated at its expiry time, an
 * expired one after it.
 */
export const afterReturn = (now: number): Lifetime => ({ isolated: now, expires: now });
export const afterExpiry = (now: number, { expires }: Pick<Lifetime, "expires">): Pick<Lifetime, "isolated"> => ({
  isolated: Math.max(now, expires + 1),
});

/** Whether a resource was shut down because its time was over. */
export const isExpired = ({ isolated, expires }: Lifetime): boolean => isolated !== null && isolated > expires;
