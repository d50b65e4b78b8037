import type { CallContext, Cloud } from "#cloud.ts";
import { activeKey, principalExists } from "#identity/directory.ts";
import type { Principal } from "#identity/principal.ts";
import { ApiError } from "#kernel/errors.ts";
import type { Service } from "#kernel/service.ts";
import { clockSkew } from "./limits.ts";
import { errorDetails } from "./messages.ts";
import { signedHosts } from "./signatures/hosts.ts";
import type { SignedRequest } from "./signedRequest.ts";

/**
 * Determines the caller of a request. Checks timestamp, key, signature and token, in this order.
 * @throws ApiError AuthFailure.SignatureExpire, .SecretIdNotFound, .SignatureFailure, .TokenFailure
 */
export async function authenticate(
  signed: SignedRequest,
  host: string,
  service: Service<CallContext> | undefined,
  cloud: Pick<Cloud, "db" | "vault" | "clock" | "machineClock" | "temporaryKeys">,
): Promise<Principal> {
  const { common, secretId } = signed;
  // Signatures follow the machine's clock, also while the cloud's clock is moved.
  const now = cloud.machineClock.now();
  if (Math.abs(Math.floor(now / 1000) - common.timestamp) > clockSkew) {
    throw new ApiError("AuthFailure.SignatureExpire", { time: Math.floor(now / 1000) });
  }
  const temporary = cloud.temporaryKeys.secretKeyOf(secretId);
  const permanent = temporary === undefined ? await activeKey(cloud, secretId) : undefined;
  const secretKey = temporary ?? permanent?.secretKey;
  if (secretKey === undefined) throw new ApiError("AuthFailure.SecretIdNotFound");
  if (!signed.verify(secretKey, signedHosts(host, [service?.name, signed.scope], common.region))) {
    throw new ApiError("AuthFailure.SignatureFailure", { reason: errorDetails.badSignature });
  }
  if (permanent) {
    if (common.token !== undefined) throw new ApiError("AuthFailure.TokenFailure");
    return permanent.principal;
  }
  const session = cloud.temporaryKeys.open(secretId, common.token ?? "", cloud.clock.now());
  if (!session || !(await principalExists(cloud.db, session))) throw new ApiError("AuthFailure.TokenFailure");
  return session;
}
