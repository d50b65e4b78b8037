import type { CallContext } from "#cloud.ts";
import { firstDenied } from "#identity/authority.ts";
import { keyOfPrincipal } from "#identity/directory.ts";
import { factsOf } from "#identity/facts.ts";
import type { RoleSession } from "#identity/principal.ts";
import { resourceName } from "#identity/resourceNames.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { type At, callCvm } from "./call.ts";
import { CvmError, type ImageSource } from "./port.ts";
import { describeInput, namesLighthouse, readImagePage } from "./wire.ts";

/** A remote CVM and the key for its requests. */
export interface Remote extends At {
  /** By default, the key of the calling account, which then exists on both sides. */
  readonly key?: { readonly secretId: string; readonly secretKey: string };
}

/**
 * CVM at a remote endpoint. The rights of the role are checked here, because the remote CVM does not have the role. The
 * remote CVM checks the rights of the key.
 */
export function remoteImageSource(remote: Remote, context: CallContext, role: RoleSession): ImageSource {
  return {
    async images(query) {
      await permit(context, role, "DescribeImages", "image/*");
      return readImagePage(await call(remote, context, "DescribeImages", describeInput(query)));
    },
    async share(imageId, permission) {
      await permit(context, role, "ModifyImageSharePermission", `image/${imageId}`);
      const input = { ImageId: imageId, AccountIds: [lighthouseAccount], Permission: permission };
      await call(remote, context, "ModifyImageSharePermission", input);
    },
    async isShared(imageId) {
      await permit(context, role, "DescribeImageSharePermission", "image/*");
      return namesLighthouse(call(remote, context, "DescribeImageSharePermission", { ImageId: imageId }));
    },
  };
}

async function permit(context: CallContext, role: RoleSession, action: string, resource: string): Promise<void> {
  const names = [resourceName("cvm", context.region, role.account, resource)];
  const facts = factsOf(role, "cvm", context.region, context);
  const call = { action: `cvm:${action}`, resources: [{ names }], facts };
  if ((await firstDenied(context.cloud.db, role, call)) !== undefined) {
    throw new CvmError("forbidden", `the role may not ${action}`);
  }
}

async function call(remote: Remote, context: CallContext, action: string, input: object): Promise<unknown> {
  const key = remote.key ?? (await keyOfPrincipal(context.cloud, context.caller.account));
  if (!key) throw new CvmError("unreachable", "the account has no key to sign with");
  // Marks the response as uncacheable: remote images change without a write here.
  context.volatileFacts.read();
  const timestamp = Math.floor(context.cloud.machineClock.now() / 1000);
  return callCvm(remote, { ...key, region: context.region, action, input, timestamp });
}
