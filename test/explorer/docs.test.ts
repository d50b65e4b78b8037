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

describe.each([...services.keys()])("the examples of %s", (service) => {
  const file = readFileSync(examplesFile(service), "utf8");

  test("equal the recorded story (update with `npm run docs:examples`)", async () => {
    expect(file).toBe(examplesJson(await recordedExamples(service)));
  });

  test("cover every action", () => {
    const shown = Object.keys(JSON.parse(file));
    expect([...(services.get(service)?.actions ?? [])].filter((action) => !shown.includes(action))).toEqual([]);
  });

  test("contain no secret", () => {
    expect(file).not.toMatch(/"(Password|SecretKey|SecretAccessKey|TmpSecretKey|Token)": "[^"*]/);
    expect(file).not.toMatch(/BEGIN RSA PRIVATE KEY-----\\n[^*]/);
  });
});

describe("the examples endpoint", () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await TestCloud.start();
  });
  afterAll(() => cloud[Symbol.asyncDispose]());
  const fetchExamples = (service: string) => fetch(`${cloud.url}/_skerry/examples/${service}`);

  test("returns the examples of the file", async () => {
    expect(await (await fetchExamples("lighthouse")).text()).toBe(readFileSync(examplesFile("lighthouse"), "utf8"));
  });
  test("returns 404 for an unknown service", async () => {
    expect((await fetchExamples("..%2Frecord")).status).toBe(404);
    expect((await fetchExamples("nothing")).status).toBe(404);
  });
});

describe("the documentation model", () => {
  let spec: Spec;
  let lighthouse: SpecService;
  beforeAll(async () => {
    spec = await exportSpec();
    const declared = spec.services["lighthouse"];
    if (!declared) throw new Error("there is no lighthouse");
    lighthouse = declared;
  });

  test("lists each data type once, in order of use", () => {
    const { output = [] } = lighthouse.actions["DescribeKeyPairs"] ?? {};
    expect(reachableTypes(output, lighthouse)).toEqual(["KeyPair", "AssociatedInstanceInfo", "Tag"]);
  });

  test("counts a nested data type as used", () => {
    expect(typeUsage(lighthouse, "AssociatedInstanceInfo")).toEqual({
      sentBy: [],
      returnedBy: ["CreateKeyPair", "DescribeKeyPairs"],
    });
    expect(typeUsage(lighthouse, "ContainerEnv").sentBy).toContain("RunDockerContainers");
  });

  test("lists the actions that document a code", () => {
    expect(actionsDocumenting(lighthouse, "InvalidParameterValue.InvalidImageIdMalformed")).toEqual([
      "DescribeImagesToShare",
      "ModifyImageSharePermission",
    ]);
    expect(actionsDocumenting(lighthouse, "Nothing")).toEqual([]);
  });

  test("includes the region in a request of a regional service", () => {
    const example = { region: "ap-tokyo", input: { Limit: 1 }, response: {} };
    expect(requestText("sts", "v", "Do", example)).toContain("\nX-TC-Region: ap-tokyo\n");
    expect(requestText("sts", "v", "Do", { ...example, region: "" })).not.toContain("Region");
    expect(requestText("sts", "v", "Do", example)).toEndWith('\n\n{\n  "Limit": 1\n}');
  });

  test("finds actions by Chinese words", () => {
    const found = find(buildIndex(spec, "zh"), "防火墙模板 应用");
    expect(found.map(({ name }) => name)).toContain("DescribeFirewallTemplateApplyRecords");
    expect(found.find(({ name }) => name === "DescribeFirewallTemplateApplyRecords")?.description).toContain(
      "应用到了哪些实例",
    );
  });

  test("links a search result to its page", () => {
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
