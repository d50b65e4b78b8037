import { expect, test } from "bun:test";
import { clientsAt, key } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { codeOf } from "../refusal.ts";
import { Folder } from "./folder.ts";

test("skerry world prints a world with new random keys that may be served publicly", async () => {
  using folder = new Folder();
  const [{ code, out, err }, another] = await Promise.all([run(["world"]), run(["world"])]);
  expect([code, err]).toEqual([0, ""]);
  expect(another.out).not.toBe(out);
  const [, secretId = "", secretKey = ""] = /secretId: (AKID\w{32}), secretKey: (\w{32}) /.exec(out) ?? [];
  const world = await folder.file("world.yaml", out);
  await using child = await Child.serve("--memory", "--host", "0.0.0.0", "--world", world);
  const { lighthouse } = clientsAt(child.port, { secretId, secretKey });
  expect((await lighthouse.DescribeImagesToShare({})).TotalCount).toBe(0);
  const development = clientsAt(child.port, key(1)).lighthouse;
  expect(await codeOf(development.DescribeImagesToShare({}))).toBe("AuthFailure.SecretIdNotFound");
});
