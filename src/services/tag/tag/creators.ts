import type { Fail } from "#kernel/action.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";

/** Who can have made tags of an account: its root account and its users. */
export class Creators {
  constructor(private readonly scope: RowScope) {}

  /** Refuses a uin that is nobody's in the account. */
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

/** Whether a creator is the one that is asked for; without a uin each is. */
export const isBy = (uin: number | undefined, { creator }: { readonly creator: string }): boolean =>
  uin === undefined || String(uin) === creator;
