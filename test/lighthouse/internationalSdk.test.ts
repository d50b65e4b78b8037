import { expect, test } from "bun:test";
import { type Credential, key, TestCloud } from "../cloud.ts";

type ApiResponse = Readonly<Record<string, unknown>>;
type Call = (request: object, done: (error: { readonly code?: string } | null, response: ApiResponse) => void) => void;

/** The part of the international SDK that this test uses. The SDK has no type declarations. */
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

/** A function that sends a request model and awaits the callback, as in the examples of the international SDK. */
function createCaller(cloud: TestCloud, { secretId, secretKey }: Credential) {
  const { common, lighthouse } = sdk;
  const http = new common.HttpProfile();
  http.endpoint = `127.0.0.1:${cloud.port}`;
  http.protocol = "http://";
  const profile = new common.ClientProfile();
  profile.httpProfile = http;
  const client = new lighthouse.v20200324.Client(new common.Credential(secretId, secretKey), "ap-guangzhou", profile);
  return (name: Name, parameters: object): Promise<ApiResponse> => {
    const Model = lighthouse.v20200324.Models[`${name}Request`];
    if (!Model) throw new Error(`the SDK has no model of ${name}`);
    const request = new Model();
    request.from_json_string(JSON.stringify(parameters));
    return new Promise((resolve, reject) => {
      client[name](request, (error, response) => (error ? reject(error) : resolve(response)));
    });
  };
}

test("the international SDK lists and shares images, and cancels shares", async () => {
  await using cloud = await TestCloud.start();
  const call = createCaller(cloud, key(1));
  const listed = await call("DescribeImagesToShare", { ImageIds: ["img-cs2rrmp0"], Offset: 0, Limit: 10 });
  expect(listed).toMatchObject({
    TotalCount: 1,
    ImageSet: [
      { ImageId: "img-cs2rrmp0", ImageSize: 50, IsSupportCloudinit: true, IsShareable: true, UnshareableReason: "" },
    ],
  });
  const { BlueprintId } = await call("ModifyImageSharePermission", { ImageId: "img-cs2rrmp0", Permission: "SHARE" });
  expect(BlueprintId).toMatch(/^lhbp-[0-9a-z]{8}$/);
  const ubuntuImages = { Filters: [{ Name: "image-name", Values: ["ubuntu"] }] };
  expect(await call("DescribeImagesToShare", ubuntuImages)).toMatchObject({
    // This SDK requests English in each call.
    ImageSet: [{ IsShareable: false, UnshareableReason: "The image is already shared." }],
  });
  const found = await call("DescribeBlueprints", { Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }] });
  expect(found).toMatchObject({ TotalCount: 2 });
  const cancelled = await call("ModifyImageSharePermission", { ImageId: "img-cs2rrmp0", Permission: "CANCEL" });
  expect(cancelled["BlueprintId"]).toBeNull();
  expect(await call("DescribeImagesToShare", ubuntuImages)).toMatchObject({ ImageSet: [{ IsShareable: true }] });
});

test("the international SDK returns the codes of errors", async () => {
  await using cloud = await TestCloud.start();
  const errorOf = async (call: Promise<ApiResponse>) => call.then(() => undefined).catch((error: unknown) => error);
  expect(await errorOf(createCaller(cloud, key(1))("DescribeImagesToShare", { Limit: 101 }))).toMatchObject({
    code: "InvalidParameterValue.OutOfRange",
  });
  expect(await errorOf(createCaller(cloud, key(3))("DescribeImagesToShare", {}))).toMatchObject({
    code: "ResourceNotFound.RoleNotFound",
  });
});
