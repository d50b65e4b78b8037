import type { Fail } from "#kernel/action.ts";
import type { Database } from "#store/database.ts";

/** Who can have made tags of an account: its root account and its users. */
export class Creators {
  constructor(
    private readonly db: Database,
    private readonly account: string,
  ) {}

  /** Refuses a uin that is nobody's in the account. */
  async check(uin: number | undefined, fail: Fail<"InvalidParameterValue.UinInvalid">): Promise<void> {
    if (uin === undefined || String(uin) === this.account) return;
    const user = await this.db
      .selectFrom("users")
      .select("uin")
      .where((is) => is.and({ account: this.account, uin: String(uin) }))
      .executeTakeFirst();
    if (!user) fail("InvalidParameterValue.UinInvalid", { parameter: "CreateUin", value: uin });
  }
}

/** Whether a creator is the one that is asked for; without a uin each is. */
export const isBy = (uin: number | undefined, { creator }: { readonly creator: string }): boolean =>
  uin === undefined || String(uin) === creator;
