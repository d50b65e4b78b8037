import type { AccountDirectory } from "#identity/accountDirectory.ts";
import type { Fail } from "#kernel/action.ts";
import type { TagSpecification } from "../wire/objects/Tag.ts";
import { type InternetAccessible, internetCharges, type VirtualPrivateCloud } from "./objects/network.ts";

/** The parameters of RunInstances, except for image, type and disks. */
interface Request {
  readonly InstanceChargeType: string;
  readonly InstanceChargePrepaid: object | undefined;
  readonly InstanceCount: number;
  readonly MinCount: number | undefined;
  readonly UserData: string | undefined;
  readonly CamRoleName: string | undefined;
  readonly VirtualPrivateCloud: typeof VirtualPrivateCloud.value | undefined;
  readonly TagSpecification: readonly (typeof TagSpecification.value)[] | undefined;
}

type RequestCode =
  | "AuthFailure.CamRoleNameAuthenticateFailed"
  | "InvalidParameterValue"
  | "InvalidParameterValue.InvalidParameterMinCount"
  | "InvalidParameterValue.InvalidUserDataFormat"
  | "InvalidParameterValue.SubnetNotExist"
  | "InvalidParameterValue.VpcIdNotExist"
  | "InvalidPermission"
  | "UnsupportedOperation.NoInstanceTypeSupportSpot";

const largestUserData = 16 * 1024;

/** Validates the parameters against each other and against existing resources. */
export async function checkRequest(
  request: Request,
  {
    directory,
    account,
    fail,
  }: { readonly directory: AccountDirectory; readonly account: string; readonly fail: Fail<RequestCode> },
): Promise<void> {
  checkCharge(request, fail);
  const { InstanceCount, MinCount, UserData, VirtualPrivateCloud: network, CamRoleName: role } = request;
  if (MinCount !== undefined && MinCount > InstanceCount) {
    fail("InvalidParameterValue.InvalidParameterMinCount", {
      parameter: "MinCount",
      value: MinCount,
      must: { en: "must not be above `InstanceCount`" },
    });
  }
  if (UserData !== undefined && !isUserData(UserData)) {
    fail("InvalidParameterValue.InvalidUserDataFormat", { parameter: "UserData" });
  }
  if (network?.VpcId.startsWith("vpc-")) {
    fail("InvalidParameterValue.VpcIdNotExist", { parameter: "VirtualPrivateCloud.VpcId", value: network.VpcId });
  }
  if (network?.SubnetId.startsWith("subnet-")) {
    const details = { parameter: "VirtualPrivateCloud.SubnetId", value: network.SubnetId };
    fail("InvalidParameterValue.SubnetNotExist", details);
  }
  for (const [index, { ResourceType }] of (request.TagSpecification ?? []).entries()) {
    const parameter = `TagSpecification.${index}.ResourceType`;
    if (ResourceType !== "instance") fail("InvalidParameterValue", { parameter, value: ResourceType });
  }
  if (role && !(await directory.hasRole(account, role))) {
    fail("AuthFailure.CamRoleNameAuthenticateFailed", { parameter: "CamRoleName", value: role });
  }
}

function checkCharge({ InstanceChargeType: charge, InstanceChargePrepaid: paid }: Request, fail: Fail<RequestCode>) {
  const details = { parameter: "InstanceChargeType", value: charge };
  if (charge === "SPOTPAID") fail("UnsupportedOperation.NoInstanceTypeSupportSpot", details);
  if (["PREPAID", "CDHPAID", "UNDERWRITE"].includes(charge)) fail("InvalidPermission", details);
  if (charge !== "POSTPAID_BY_HOUR") fail("InvalidParameterValue", details);
  if (paid) fail("InvalidPermission", { parameter: "InstanceChargePrepaid", value: JSON.stringify(paid) });
}

function isUserData(text: string): boolean {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0 && text.length <= (largestUserData / 3) * 4;
}

/** The requested internet access. With bandwidth there is a public address, unless the request declines it. */
export function internetAccessOf(
  asked: typeof InternetAccessible.value | undefined,
  fail: Fail<"InvalidParameterCombination">,
): { readonly bandwidth: number; readonly internet_charge: string; readonly isPublic: boolean } {
  const { InternetMaxBandwidthOut: bandwidth = 0, InternetChargeType, PublicIpAssigned } = asked ?? {};
  if (PublicIpAssigned && bandwidth === 0) {
    fail("InvalidParameterCombination", {
      parameter: "InternetAccessible.PublicIpAssigned",
      must: { en: "needs `InternetAccessible.InternetMaxBandwidthOut`" },
    });
  }
  const isPublic = PublicIpAssigned ?? bandwidth > 0;
  return { bandwidth, internet_charge: InternetChargeType ?? internetCharges[0], isPublic };
}
