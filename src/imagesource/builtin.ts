import type { Visit } from "#cloud.ts";
import type { RoleSession } from "#identity/principal.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { ApiError } from "#kernel/errors.ts";
import { invoke, type Output } from "#protocol/execute.ts";
import { CvmTrouble, type ImageSource } from "./port.ts";
import { describeInput, namesLighthouse, readImagePage } from "./wire.ts";

/** The cvm service of this cloud, called as a service: with the role's rights and nothing more. */
export const builtinImageSource: ImageSource = {
  async images(visit, role, query) {
    return readImagePage(await asRole(visit, role, "DescribeImages", describeInput(query)));
  },
  async share(visit, role, imageId, permission) {
    const input = { ImageId: imageId, AccountIds: [lighthouseAccount], Permission: permission };
    await asRole(visit, role, "ModifyImageSharePermission", input);
  },
  async isShared(visit, role, imageId) {
    return namesLighthouse(asRole(visit, role, "DescribeImageSharePermission", { ImageId: imageId }));
  },
};

async function asRole(visit: Visit, role: RoleSession, action: string, input: Output): Promise<Output> {
  try {
    return await invoke(visit.as(role), "cvm", action, input);
  } catch (error) {
    if (error instanceof ApiError) {
      throw new CvmTrouble(error.code === "UnauthorizedOperation" ? "forbidden" : "refused", error.code, error.code);
    }
    throw error;
  }
}
