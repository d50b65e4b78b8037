import { createHash } from "node:crypto";
import { ApiError } from "#kernel/errors.ts";
import type { Store } from "#store/vault.ts";

const lifetime = 24 * 3_600_000;

interface TokenScope {
  readonly account: string;
  readonly region: string;
  readonly now: number;
  /** The time by which tokens age: see CallContext. */
  readonly confirmedNow: number;
}

/**
 * Runs a call with a ClientToken, or returns the stored response if the same call ran within the last 24 hours. Rejects the
 * token with different parameters. A dry run stores nothing. Only a sealed digest of the parameters is stored, because they
 * may include a password.
 */
export async function runOnce<Output extends object>(
  where: Store & TokenScope,
  action: string,
  token: string | undefined,
  input: { readonly DryRun?: boolean },
  act: () => Promise<Output>,
): Promise<Output> {
  if (token === undefined || input.DryRun) return act();
  const { db, vault, account, region, now, confirmedNow } = where;
  const key = { account, region, action, token };
  const known = await db
    .selectFrom("client_tokens")
    .select(["input", "output", "created"])
    .where((is) => is.and(key))
    .executeTakeFirst();
  const digest = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  if (known && confirmedNow - known.created < lifetime) {
    if (vault.open("client_tokens", key, known.input) !== digest)
      throw new ApiError("InvalidParameterValue", { parameter: "ClientToken", value: token });
    return JSON.parse(known.output);
  }
  const output = await act();
  await db
    .deleteFrom("client_tokens")
    .where((is) => is.or([is.and(key), is("created", "<=", confirmedNow - lifetime)]))
    .execute();
  await db
    .insertInto("client_tokens")
    .values({ ...key, input: vault.seal("client_tokens", key, digest), output: JSON.stringify(output), created: now })
    .execute();
  return output;
}
