import { expect, test } from "bun:test";
import { capabilities } from "#control/endpoints/capabilities.ts";
import { verifyOutput } from "#kernel/verifyOutput.ts";
import { simulatedMachines } from "#machines/simulated.ts";
import { TestCloud } from "../cloud.ts";
import { onPostgres } from "../postgres.ts";
import { control } from "./request.ts";

type Service = { name: string; actions: { name: string; status: string; raises: string[]; published: string[] }[] };

/** The described action of a service. */
function actionIn(body: Record<string, unknown>, service: string, name: string) {
  const services = body["services"] as Service[];
  return services.find((one) => one.name === service)?.actions.find((one) => one.name === name);
}

test("the capabilities list served and absent actions with their codes", async () => {
  await using cloud = await TestCloud.start();
  const { status, body } = await control(cloud.url, "GET", "capabilities");
  expect(status).toBe(200);
  verifyOutput(capabilities.output ?? {}, body, "capabilities");
  expect(body).toMatchObject({ engine: onPostgres ? "postgres" : "sqlite", machines: "simulated", version: "0.1.0" });
  expect(actionIn(body, "lighthouse", "StopInstances")).toMatchObject({
    status: "simulated",
    raises: expect.arrayContaining(["ResourceNotFound.InstanceIdNotFound"]),
  });
  expect(actionIn(body, "cvm", "ResizeInstanceDisks")).toEqual({
    name: "ResizeInstanceDisks",
    status: "absent",
    raises: [],
    published: [],
  });
});

test("operations on a driver with real machines are real, and reads are not", async () => {
  await using cloud = await TestCloud.start({ machines: { ...simulatedMachines, driver: "real" } });
  const { body } = await control(cloud.url, "GET", "capabilities");
  expect(actionIn(body, "lighthouse", "StopInstances")?.status).toBe("real");
  expect(actionIn(body, "tat", "RunCommand")?.status).toBe("real");
  expect(actionIn(body, "lighthouse", "DescribeInstances")?.status).toBe("simulated");
});
