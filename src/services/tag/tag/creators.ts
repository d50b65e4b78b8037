import type { Fail } from "#kernel/action.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";

/** The possible creators of an account's tags: the root account and its users. */
export class Creators {
  constructor(private readonly scope: RowScope) {}

  /** Fails for a uin that does not exist in the account. */
  async check(uin: number | undefined, fail: Fail<"InvalidParameterValue.UinInvalid">): Promise<void> {
    if (uin === undefined || String(uin) === this.scope.account) return;
    const user = await rowsIn(this.scope, "users")
      .select()
      .select("uin")
      .where("uin", "=", String(uin))
      .executeTakeFirst();
    if (!user) fail("InvalidParameterValue.UinInvalid", { parameter: "CreateUin", value: uin });
  }
}

/** Whether a creator matches the requested uin. Without a uin every creator matches. */
export const isCreatedBy = (uin: number | undefined, { creator }: { readonly creator: string }): boolean =>
  uin === undefined || String(uin) === creator;
