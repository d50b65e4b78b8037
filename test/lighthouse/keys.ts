import { key, type TestCloud } from "../cloud.ts";

/** Makes a key pair. */
export async function made(cloud: TestCloud, KeyName: string, credential = key(1)): Promise<string> {
  const { KeyPair } = await cloud.lighthouse(credential).CreateKeyPair({ KeyName });
  return KeyPair?.KeyId ?? "";
}

/** The key pairs of the first account. */
export async function listed(cloud: TestCloud) {
  const { KeyPairSet = [] } = await cloud.lighthouse().DescribeKeyPairs({});
  return KeyPairSet;
}
