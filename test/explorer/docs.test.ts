import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { examplesFile } from "#explorer/examples/files.ts";
import { examplesJson, recordedExamples } from "#explorer/examples/record.ts";
import { requestText } from "#explorer/page/docs/request.ts";
import { actionsDocumenting, reachableTypes, typeUsage } from "#explorer/page/docs/usage.ts";
import { buildIndex, find } from "#explorer/page/search/index.ts";
import { services } from "#services/index.ts";
import { exportSpec } from "#spec/export.ts";
import type { Spec, SpecService } from "#spec/spec.ts";
import { TestCloud } from "../cloud.ts";

describe.each([...services.keys()])("examples of %s", (service) => {
  const file = readFileSync(examplesFile(service), "utf8");

  test("are what the story gives; else run `npm run docs:examples`", async () => {
    expect(file).toBe(examplesJson(await recordedExamples(service)));
  });

  test("show every action", () => {
    const shown = Object.keys(JSON.parse(file));
    expect([...(services.get(service)?.actions ?? [])].filter((action) => !shown.includes(action))).toEqual([]);
  });

  test("tell no secret", () => {
    expect(file).not.toMatch(/"(Password|SecretKey|SecretAccessKey|TmpSecretKey|Token)": "[^"*]/);
    expect(file).not.toMatch(/BEGIN RSA PRIVATE KEY-----\\n[^*]/);
  });
});

describe("examples over the wire", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start();
  });
  afterAll(() => cloud[Symbol.asyncDispose]());
  const asked = (service: string) => fetch(`${cloud.url}/_skerry/examples/${service}`);

  test("are those of the file", async () => {
    expect(await (await asked("lighthouse")).text()).toBe(readFileSync(examplesFile("lighthouse"), "utf8"));
  });
  test("are not there for what is no service", async () => {
    expect((await asked("..%2Frecord")).status).toBe(404);
    expect((await asked("nothing")).status).toBe(404);
  });
});

describe("what documentation is made of", () => {
  let spec: Spec;
  let lighthouse: SpecService;
  beforeAll(async () => {
    spec = await exportSpec();
    const declared = spec.services["lighthouse"];
    if (!declared) throw new Error("there is no lighthouse");
    lighthouse = declared;
  });

  test("data types come in the order in which they are met, each once", () => {
    const { output = [] } = lighthouse.actions["DescribeKeyPairs"] ?? {};
    expect(reachableTypes(output, lighthouse)).toEqual(["KeyPair", "AssociatedInstanceInfo", "Tag"]);
  });

  test("a data type inside of another is used, too", () => {
    expect(typeUsage(lighthouse, "AssociatedInstanceInfo")).toEqual({
      sentBy: [],
      returnedBy: ["CreateKeyPair", "DescribeKeyPairs"],
    });
    expect(typeUsage(lighthouse, "ContainerEnv").sentBy).toContain("RunDockerContainers");
  });

  test("a code is documented by actions", () => {
    expect(actionsDocumenting(lighthouse, "InvalidParameterValue.InvalidImageIdMalformed")).toEqual([
      "DescribeImagesToShare",
      "ModifyImageSharePermission",
    ]);
    expect(actionsDocumenting(lighthouse, "Nothing")).toEqual([]);
  });

  test("a request names its region where there is one", () => {
    const example = { region: "ap-tokyo", input: { Limit: 1 }, response: {} };
    expect(requestText("sts", "v", "Do", example)).toContain("\nX-TC-Region: ap-tokyo\n");
    expect(requestText("sts", "v", "Do", { ...example, region: "" })).not.toContain("Region");
    expect(requestText("sts", "v", "Do", example)).toEndWith('\n\n{\n  "Limit": 1\n}');
  });

  test("a search in Chinese finds what is declared by Chinese words", () => {
    const found = find(buildIndex(spec, "zh"), "防火墙模板 应用");
    expect(found.map(({ name }) => name)).toContain("DescribeFirewallTemplateApplyRecords");
    expect(found.find(({ name }) => name === "DescribeFirewallTemplateApplyRecords")?.description).toContain(
      "应用到了哪些实例",
    );
  });

  test("a search leads to where the thing is shown", () => {
    const index = buildIndex(spec, "en");
    const first = (text: string) => find(index, text)[0]?.path;
    expect(first("DescribImagsToShare")).toBe("/call/lighthouse/DescribeImagesToShare");
    expect(first("InvalidImageIdMalformed")).toBe(
      "/docs/lighthouse/error/InvalidParameterValue.InvalidImageIdMalformed",
    );
    expect(first("DockerContainerPublishPort")).toBe("/docs/lighthouse/type/DockerContainerPublishPort");
    expect(first("AuthFailure.SignatureFailure")).toEndWith("/error/AuthFailure.SignatureFailure");
    expect(first("ForcePowerOff")).toBe("/docs/lighthouse/CreateBlueprint/ForcePowerOff");
  });
});
