import type { CallContext } from "#cloud.ts";
import { refused } from "#identity/authority.ts";
import { keyOfAccount } from "#identity/directory.ts";
import { factsOf } from "#identity/facts.ts";
import type { RoleSession } from "#identity/principal.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { type At, callCvm } from "./call.ts";
import { CvmError, type ImageSource } from "./port.ts";
import { describeInput, namesLighthouse, readImagePage } from "./wire.ts";

/** Where the other CVM is, and with which key to sign there. */
export interface Remote extends At {
  /** Without it, requests are signed with the calling account's own key: the account exists on both sides. */
  readonly key?: { readonly secretId: string; readonly secretKey: string };
}

/**
 * CVM at another endpoint, called over the network. The role's rights are looked at here, since
 * the other side does not know the role; the rights of the key are looked at there.
 */
export function remoteImageSource(remote: Remote): ImageSource {
  return {
    async images(context, role, query) {
      await permit(context, role, "DescribeImages", "image/*");
      return readImagePage(await call(remote, context, "DescribeImages", describeInput(query)));
    },
    async share(context, role, imageId, permission) {
      await permit(context, role, "ModifyImageSharePermission", `image/${imageId}`);
      const input = { ImageId: imageId, AccountIds: [lighthouseAccount], Permission: permission };
      await call(remote, context, "ModifyImageSharePermission", input);
    },
    async isShared(context, role, imageId) {
      await permit(context, role, "DescribeImageSharePermission", "image/*");
      return namesLighthouse(call(remote, context, "DescribeImageSharePermission", { ImageId: imageId }));
    },
  };
}

async function permit(context: CallContext, role: RoleSession, action: string, resource: string): Promise<void> {
  const described = `qcs::cvm:${context.region}:uin/${role.account}:${resource}`;
  const facts = factsOf(role, "cvm", context.region, context);
  if ((await refused(context.cloud.db, role, `cvm:${action}`, [described], facts)) !== undefined) {
    throw new CvmError("forbidden", `the role may not ${action}`);
  }
}

async function call(remote: Remote, context: CallContext, action: string, input: object): Promise<unknown> {
  const key = remote.key ?? (await keyOfAccount(context.cloud, context.caller.account));
  if (!key) throw new CvmError("unreachable", "the account has no key to sign with");
  // What is elsewhere changes without our knowing, which looking at the clock says, too.
  return callCvm(remote, { ...key, region: context.region, action, input, timestamp: Math.floor(context.now / 1000) });
}
