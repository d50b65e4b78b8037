import type { CallContext } from "#cloud.ts";
import type { RoleSession } from "#identity/principal.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { ApiError } from "#kernel/errors.ts";
import { invoke, type Output } from "#protocol/execute.ts";
import { CvmError, type ImageSource } from "./port.ts";
import { describeInput, namesLighthouse, readImagePage } from "./wire.ts";

/** The cvm service of this cloud, called as a service: with the role's rights and nothing more. */
export const builtinImageSource: ImageSource = {
  async images(context, role, query) {
    return readImagePage(await asRole(context, role, "DescribeImages", describeInput(query)));
  },
  async share(context, role, imageId, permission) {
    const input = { ImageId: imageId, AccountIds: [lighthouseAccount], Permission: permission };
    await asRole(context, role, "ModifyImageSharePermission", input);
  },
  async isShared(context, role, imageId) {
    return namesLighthouse(asRole(context, role, "DescribeImageSharePermission", { ImageId: imageId }));
  },
};

async function asRole(context: CallContext, role: RoleSession, action: string, input: Output): Promise<Output> {
  try {
    return await invoke(context.as(role), "cvm", action, input);
  } catch (error) {
    if (error instanceof ApiError) {
      throw new CvmError(error.code === "UnauthorizedOperation" ? "forbidden" : "refused", error.code, error.code);
    }
    throw error;
  }
}
