import { lighthouse } from "tencentcloud-sdk-nodejs/tencentcloud/services/lighthouse/index.js";

const clientAt = (port: number) =>
  new lighthouse.v20200324.Client({
    credential: { secretId: "AKIDSkerryLocalDevelopmentOnly000001", secretKey: "SkerryLocalSecretKeyDoNotUse0001" },
    region: "ap-guangzhou",
    profile: { httpProfile: { endpoint: `127.0.0.1:${port}`, protocol: "http://" } },
  });

/** Creates three running instances. */
export async function buy(port: number): Promise<void> {
  const order = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } };
  await clientAt(port).CreateInstances({ ...order, InstanceName: "web-", InstanceCount: 3 });
  await Bun.sleep(1500);
}

/** Stops one instance, so that the screenshot shows a running operation. */
export async function stopOne(port: number): Promise<void> {
  const client = clientAt(port);
  const { InstanceSet: [first] = [] } = await client.DescribeInstances({});
  await client.StopInstances({ InstanceIds: [first?.InstanceId ?? ""] });
}
