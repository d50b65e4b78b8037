import type { Visit } from "#cloud.ts";
import { refused } from "#identity/authority.ts";
import { keyOfAccount } from "#identity/directory.ts";
import { factsOf } from "#identity/facts.ts";
import type { RoleSession } from "#identity/principal.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { isRecord } from "#kernel/record.ts";
import { CvmTrouble, type ImageSource } from "./port.ts";
import { describeInput, namesLighthouse, readImagePage } from "./wire.ts";

/** Where the other CVM is, and with which key to sign there. */
export interface Remote {
  readonly endpoint: URL;
  /** Without it, requests are signed with the calling account's own key: the account exists on both sides. */
  readonly key?: { readonly secretId: string; readonly secretKey: string };
  /** Seconds that an answer may take. */
  readonly timeout: number;
}

/**
 * CVM at another endpoint, called over the network with the official SDK. The role's rights are looked at here, since
 * the other side does not know the role; the rights of the key are looked at there.
 */
export function remoteImageSource(remote: Remote): ImageSource {
  return {
    async images(visit, role, query) {
      await permit(visit, role, "DescribeImages", "image/*");
      return readImagePage(await call(remote, visit, "DescribeImages", describeInput(query)));
    },
    async share(visit, role, imageId, permission) {
      await permit(visit, role, "ModifyImageSharePermission", `image/${imageId}`);
      const input = { ImageId: imageId, AccountIds: [lighthouseAccount], Permission: permission };
      await call(remote, visit, "ModifyImageSharePermission", input);
    },
    async isShared(visit, role, imageId) {
      await permit(visit, role, "DescribeImageSharePermission", "image/*");
      return namesLighthouse(call(remote, visit, "DescribeImageSharePermission", { ImageId: imageId }));
    },
  };
}

async function permit(visit: Visit, role: RoleSession, action: string, resource: string): Promise<void> {
  const described = `qcs::cvm:${visit.region}:uin/${role.account}:${resource}`;
  const facts = factsOf(role, "cvm", visit.region, visit);
  if ((await refused(visit.cloud.db, role, `cvm:${action}`, [described], facts)) !== undefined) {
    throw new CvmTrouble("forbidden", `the role may not ${action}`);
  }
}

/** The SDK takes longer to load than the server does to start, so it is loaded when it is first needed. */
async function sdk() {
  const { cvm } = await import("tencentcloud-sdk-nodejs-cvm");
  return cvm.v20170312.Client;
}

async function call(remote: Remote, visit: Visit, action: string, input: object): Promise<unknown> {
  // What is elsewhere changes without our knowing.
  visit.circumstances.look();
  const key = remote.key ?? (await keyOfAccount(visit.cloud, visit.caller.account));
  if (!key) throw new CvmTrouble("unreachable", "the account has no key to sign with");
  const CvmClient = await sdk();
  const { endpoint, timeout } = remote;
  const client = new CvmClient({
    credential: key,
    region: visit.region,
    profile: { httpProfile: { endpoint: endpoint.host, protocol: `${endpoint.protocol}//` } },
  });
  try {
    // The SDK's own time limit has no effect under Bun, whose fetch knows signals only.
    return await client.request(action, input, { signal: AbortSignal.timeout(timeout * 1000) });
  } catch (error) {
    throw translated(error);
  }
}

/** The SDK's errors carry a code and a request id where the service answered, and neither where nobody did. */
function translated(error: unknown): Error {
  const { code, requestId, message } = isRecord(error)
    ? error
    : { code: undefined, requestId: undefined, message: error };
  if (typeof code === "string" && typeof requestId === "string" && requestId !== "") {
    return new CvmTrouble("refused", String(message), code);
  }
  if (error instanceof SyntaxError) return new CvmTrouble("unreadable", error.message);
  return new CvmTrouble("unreachable", String(message));
}
