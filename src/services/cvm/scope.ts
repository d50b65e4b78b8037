import type { CallContext } from "#cloud.ts";
import { AccountDirectory } from "#identity/accountDirectory.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { runOnce } from "#services/clientTokens.ts";
import { AccountTags } from "#services/tags.ts";
import type { StoreScope } from "#store/scopedRows.ts";
import { Images } from "./image/rows.ts";
import { Instances } from "./instance/rows.ts";

/** What an action of CVM can use, bound to the caller's account and region. A member is created when an action reads it. */
class CvmScope {
  constructor(private readonly context: CallContext) {}

  get images() {
    return new Images(this.rows);
  }
  /** The images of the account in another region. */
  get imagesIn() {
    return (region: string) => new Images({ ...this.rows, region });
  }
  get instances() {
    return new Instances(this.rows, this.context);
  }
  get tags() {
    return new AccountTags(this.context);
  }
  get directory() {
    return new AccountDirectory(this.context.cloud.db);
  }
  /** Runs a call once per ClientToken: a repeated call gets the stored response. */
  get once() {
    return <Output extends object>(
      action: string,
      input: { readonly ClientToken?: string | undefined; readonly DryRun?: boolean },
      call: () => Promise<Output>,
    ): Promise<Output> => {
      const { now, confirmedNow } = this.context;
      return runOnce({ ...this.rows, now, confirmedNow }, action, input.ClientToken, input, call);
    };
  }
  get caller() {
    return this.context.caller;
  }
  get region() {
    return this.context.region;
  }
  get language() {
    return this.context.languages.language;
  }
  get pace() {
    return this.context.cloud.pace;
  }
  get allowPrivateUrls() {
    return this.context.cloud.allowPrivateUrls;
  }
  /** For rows whose state may depend on the time: it is read only if it does. */
  get clock(): { readonly now: number } {
    return this.context;
  }
  /** Reading the time, random values or the request id marks the response as uncacheable. */
  get now() {
    return this.context.now;
  }
  get requestId() {
    return this.context.requestId;
  }
  get random() {
    return this.context.random;
  }

  private get rows(): StoreScope {
    const { cloud, caller, region } = this.context;
    return { db: cloud.db, vault: cloud.vault, account: caller.account, region };
  }
}

/** Declares an action of CVM. */
export const action = actionsOf<CommonCode>()((context: CallContext) => new CvmScope(context));
