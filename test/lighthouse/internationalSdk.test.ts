import { expect, test } from "bun:test";
import { type Credential, key, TestCloud } from "../cloud.ts";

type Answer = Readonly<Record<string, unknown>>;
type Call = (request: object, done: (error: { readonly code?: string } | null, answer: Answer) => void) => void;

/** What this test uses of the international SDK, which has no types of its own. */
interface InternationalSdk {
  readonly common: {
    readonly Credential: new (secretId: string, secretKey: string) => object;
    readonly ClientProfile: new () => { httpProfile: object };
    readonly HttpProfile: new () => { endpoint: string; protocol: string };
  };
  readonly lighthouse: {
    readonly v20200324: {
      readonly Client: new (
        credential: object,
        region: string,
        profile: object,
      ) => Readonly<Record<"DescribeImagesToShare" | "ModifyImageSharePermission" | "DescribeBlueprints", Call>>;
      readonly Models: Readonly<Record<string, new () => { from_json_string(json: string): void }>>;
    };
  };
}
const sdk: InternationalSdk = require("tencentcloud-sdk-nodejs-intl-en");

type Name = "DescribeImagesToShare" | "ModifyImageSharePermission" | "DescribeBlueprints";

/** A caller that makes request models and waits for callbacks, as the international SDK's examples do. */
function caller(cloud: TestCloud, { secretId, secretKey }: Credential) {
  const { common, lighthouse } = sdk;
  const http = new common.HttpProfile();
  http.endpoint = `127.0.0.1:${cloud.port}`;
  http.protocol = "http://";
  const profile = new common.ClientProfile();
  profile.httpProfile = http;
  const client = new lighthouse.v20200324.Client(new common.Credential(secretId, secretKey), "ap-guangzhou", profile);
  return (name: Name, parameters: object): Promise<Answer> => {
    const Model = lighthouse.v20200324.Models[`${name}Request`];
    if (!Model) throw new Error(`the SDK has no model of ${name}`);
    const request = new Model();
    request.from_json_string(JSON.stringify(parameters));
    return new Promise((answered, refused) => {
      client[name](request, (error, answer) => (error ? refused(error) : answered(answer)));
    });
  };
}

test("the international SDK lists, shares and cancels", async () => {
  await using cloud = await TestCloud.start();
  const call = caller(cloud, key(1));
  const listed = await call("DescribeImagesToShare", { ImageIds: ["img-cs2rrmp0"], Offset: 0, Limit: 10 });
  expect(listed).toMatchObject({
    TotalCount: 1,
    ImageSet: [
      { ImageId: "img-cs2rrmp0", ImageSize: 50, IsSupportCloudinit: true, IsShareable: true, UnshareableReason: "" },
    ],
  });
  const { BlueprintId } = await call("ModifyImageSharePermission", { ImageId: "img-cs2rrmp0", Permission: "SHARE" });
  expect(BlueprintId).toMatch(/^lhbp-[0-9a-z]{8}$/);
  const shared = { Filters: [{ Name: "image-name", Values: ["ubuntu"] }] };
  expect(await call("DescribeImagesToShare", shared)).toMatchObject({
    // This SDK asks for English in each request.
    ImageSet: [{ IsShareable: false, UnshareableReason: "The image is already shared." }],
  });
  const found = await call("DescribeBlueprints", { Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }] });
  expect(found).toMatchObject({ TotalCount: 2 });
  const cancelled = await call("ModifyImageSharePermission", { ImageId: "img-cs2rrmp0", Permission: "CANCEL" });
  expect(cancelled["BlueprintId"]).toBeNull();
  expect(await call("DescribeImagesToShare", shared)).toMatchObject({ ImageSet: [{ IsShareable: true }] });
});

test("the international SDK tells refusals by their code", async () => {
  await using cloud = await TestCloud.start();
  const refused = async (call: Promise<Answer>) => call.then(() => undefined).catch((error: unknown) => error);
  expect(await refused(caller(cloud, key(1))("DescribeImagesToShare", { Limit: 101 }))).toMatchObject({
    code: "InvalidParameterValue.OutOfRange",
  });
  expect(await refused(caller(cloud, key(3))("DescribeImagesToShare", {}))).toMatchObject({
    code: "ResourceNotFound.RoleNotFound",
  });
});
