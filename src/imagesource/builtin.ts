import type { CallContext } from "#cloud.ts";
import type { RoleSession } from "#identity/principal.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { ApiError } from "#kernel/errors.ts";
import { invoke, type Output } from "#protocol/execute.ts";
import { CvmError, type ImageSource } from "./port.ts";
import { describeInput, namesLighthouse, readImagePage } from "./wire.ts";

/** The cvm service of this cloud, called with the rights of the role only. */
export function builtinImageSource(context: CallContext, role: RoleSession): ImageSource {
  const call = async (action: string, input: Output): Promise<Output> => {
    try {
      return await invoke(context.as(role), "cvm", action, input);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw new CvmError(error.code === "UnauthorizedOperation" ? "forbidden" : "refused", error.code, error.code);
    }
  };
  return {
    async images(query) {
      return readImagePage(await call("DescribeImages", describeInput(query)));
    },
    async share(imageId, permission) {
      const input = { ImageId: imageId, AccountIds: [lighthouseAccount], Permission: permission };
      await call("ModifyImageSharePermission", input);
    },
    async isShared(imageId) {
      return namesLighthouse(call("DescribeImageSharePermission", { ImageId: imageId }));
    },
  };
}
