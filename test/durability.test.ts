import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientsAt } from "./cloud.ts";
import { Child } from "./process.ts";

const rounds = process.env["SKERRY_LONG"] ? 60 : 5;
const images = ["img-cs2rrmp0", "img-xkd784jw", "img-oldos001", "img-freebsd1"];

/**
 * One writer: gives an image rising numbers as its description, and remembers the last one that was acknowledged and
 * the last one that was sent.
 */
async function numbers(
  port: number,
  image: string,
  from: number,
  record: (acknowledged: number) => void,
): Promise<void> {
  const { cvm } = clientsAt(port);
  for (let n = from; ; n++) {
    await cvm.ModifyImageAttribute({ ImageId: image, ImageDescription: String(n) });
    record(n);
  }
}

test("a kill in the middle of writes loses nothing that was acknowledged", async () => {
  const data = mkdtempSync(join(tmpdir(), "skerry-"));
  try {
    const acknowledged = new Map(images.map((image) => [image, 0]));
    const shares: string[] = [];
    const made: string[] = [];
    // What the image is known to be, and what it may have become by the call that was under way.
    const shared = { known: false, possible: false };
    for (let round = 0; round < rounds; round++) {
      const child = await Child.serve("--data", data, "--rate-limit", "off", "--log-level", "silent");
      const { lighthouse, cvm } = clientsAt(child.port);
      // What was acknowledged before the last kill is there, and at most the one write that was under way besides.
      const { ImageSet = [] } = await cvm.DescribeImages({ ImageIds: images });
      for (const image of ImageSet) {
        const least = acknowledged.get(image.ImageId ?? "") ?? 0;
        // Until a first number is written, which a busy machine may not come to before the kill, it has its own words.
        const found = Number(image.ImageDescription) || 0;
        expect([least, least + 1]).toContain(found);
        acknowledged.set(image.ImageId ?? "", found);
      }
      const shown = await agree(lighthouse, cvm);
      expect([shared.known, shared.possible]).toContain(shown.includes("img-xkd784jw"));
      shared.known = shown.includes("img-xkd784jw");
      const everything = await cvm.DescribeImages({
        Limit: 100,
        Filters: [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }],
      });
      expect((everything.ImageSet ?? []).map((image) => image.ImageId)).toEqual(expect.arrayContaining(made));

      const writers = images.map((image) =>
        numbers(child.port, image, (acknowledged.get(image) ?? 0) + 1, (n) => acknowledged.set(image, n)),
      );
      const sharing = (async () => {
        for (;;) {
          shared.possible = !shared.known;
          const Permission = shared.possible ? "SHARE" : "CANCEL";
          await lighthouse.ModifyImageSharePermission({ ImageId: "img-xkd784jw", Permission });
          shared.known = shared.possible;
          shares.push(Permission);
        }
      })();
      const making = (async () => {
        const { ImageId } = await cvm.CreateImage({ ImageName: `round-${round}`, InstanceId: "ins-web00001" });
        made.push(ImageId ?? "");
      })();
      const ended = Promise.allSettled([...writers, sharing, making]);
      await Bun.sleep(60 + Math.random() * 120);
      await child.kill();
      await ended;
    }
    expect(Math.min(...acknowledged.values())).toBeGreaterThan(rounds);
    expect(shares.length).toBeGreaterThan(rounds);
    expect(made.length).toBeGreaterThan(rounds / 2);
    const file = new Database(join(data, "skerry.sqlite"), { readonly: false });
    expect(file.query("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    file.close();
  } finally {
    rmSync(data, { recursive: true });
  }
}, 120_000);

/** What Lighthouse shows as shared is what CVM records as shared, whatever happened in between. Returns those images. */
async function agree(
  lighthouse: ReturnType<typeof clientsAt>["lighthouse"],
  cvm: ReturnType<typeof clientsAt>["cvm"],
): Promise<readonly (string | undefined)[]> {
  const { BlueprintSet = [] } = await lighthouse.DescribeBlueprints({
    Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }],
  });
  for (const { ImageId = "" } of BlueprintSet) {
    const { SharePermissionSet = [] } = await cvm.DescribeImageSharePermission({ ImageId });
    expect(SharePermissionSet.map((share) => share.AccountId)).toContain("100000000000");
  }
  const shown = BlueprintSet.map((blueprint) => blueprint.ImageId);
  const { ImageSet } = await lighthouse.DescribeImagesToShare({ Limit: 100 });
  for (const image of ImageSet) expect(image.UnshareableReason === "镜像已共享。").toBe(shown.includes(image.ImageId));
  return shown;
}

test("what was under way when it was killed comes to its end after the restart", async () => {
  const data = mkdtempSync(join(tmpdir(), "skerry-"));
  try {
    const first = await Child.serve("--data", data, "--log-level", "silent");
    const made = await clientsAt(first.port).cvm.CreateImage({ ImageName: "made", InstanceId: "ins-web00001" });
    await first.kill();
    await using second = await Child.serve("--data", data, "--log-level", "silent");
    const look = async () => {
      const { ImageSet } = await clientsAt(second.port).cvm.DescribeImages({ ImageIds: [made.ImageId ?? ""] });
      return ImageSet?.[0]?.ImageState;
    };
    for (let tries = 0; (await look()) === "CREATING" && tries < 50; tries++) await Bun.sleep(50);
    expect(await look()).toBe("NORMAL");
  } finally {
    rmSync(data, { recursive: true });
  }
}, 20_000);
