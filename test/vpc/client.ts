import { vpc } from "tencentcloud-sdk-nodejs/tencentcloud/services/vpc/index.js";
import { key, type TestCloud } from "../cloud.ts";

/** An official client of VPC for a started server. */
export function vpcOf(cloud: TestCloud, credential = key(1), region = "ap-guangzhou") {
  const httpProfile = { endpoint: `127.0.0.1:${cloud.port}`, protocol: "http://", reqTimeout: 10 };
  return new vpc.v20170312.Client({ credential: { ...credential }, region, profile: { httpProfile } });
}

/** Creates a CCN and returns its id. */
export async function newCcn(cloud: TestCloud, CcnName: string, credential = key(1)): Promise<string> {
  return (await vpcOf(cloud, credential).CreateCcn({ CcnName })).Ccn?.CcnId ?? "";
}
