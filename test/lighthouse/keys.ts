import { key, type TestCloud } from "../cloud.ts";

/** Creates a key pair and returns its id. */
export async function createdKeyPair(cloud: TestCloud, KeyName: string, credential = key(1)): Promise<string> {
  const { KeyPair } = await cloud.lighthouse(credential).CreateKeyPair({ KeyName });
  return KeyPair?.KeyId ?? "";
}

/** The key pairs of the first account. */
export async function listedKeyPairs(cloud: TestCloud) {
  const { KeyPairSet = [] } = await cloud.lighthouse().DescribeKeyPairs({});
  return KeyPairSet;
}
