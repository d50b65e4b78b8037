import { createHash } from "node:crypto";
import { ApiError } from "#kernel/errors.ts";
import type { Store } from "#store/vault.ts";

const lifetime = 24 * 3_600_000;

/**
 * Answers a call that carries a ClientToken as it was answered before, within a day. The same token with other
 * parameters is refused; a dry run leaves no trace. Of the parameters only a digest is kept, and that sealed: there
 * may be a password among them.
 */
export async function answerOnce<Output extends object>(
  where: Store & { readonly account: string; readonly region: string; readonly now: number },
  action: string,
  token: string | undefined,
  input: { readonly DryRun?: boolean },
  act: () => Promise<Output>,
): Promise<Output> {
  if (token === undefined || input.DryRun) return act();
  const { db, vault, account, region, now } = where;
  const key = { account, region, action, token };
  const known = await db
    .selectFrom("client_tokens")
    .select(["input", "output", "created"])
    .where((is) => is.and(key))
    .executeTakeFirst();
  const asked = createHash("sha256").update(JSON.stringify(input)).digest("hex");
  if (known && now - known.created < lifetime) {
    if (vault.open("client_tokens", key, known.input) !== asked)
      throw new ApiError("InvalidParameterValue", { parameter: "ClientToken", value: token });
    return JSON.parse(known.output);
  }
  const output = await act();
  await db
    .deleteFrom("client_tokens")
    .where((is) => is.or([is.and(key), is("created", "<=", now - lifetime)]))
    .execute();
  await db
    .insertInto("client_tokens")
    .values({ ...key, input: vault.seal("client_tokens", key, asked), output: JSON.stringify(output), created: now })
    .execute();
  return output;
}
