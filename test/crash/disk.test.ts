import { expect, test } from "bun:test";
import { join } from "node:path";
import { clientsAt } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { codeOf } from "../refusal.ts";
import { canMount, SmallDisk } from "./smallDisk.ts";
import { resourceIds, writeWorld } from "./world.ts";

const order = { BundleId: "bundle2022_gen_01", BlueprintId: "lhbp-mxml4cnq", InstanceChargePrepaid: { Period: 1 } };
const requirement = "(mounting needs root)";

function smallDisk(): SmallDisk {
  const disk = SmallDisk.mount();
  if (!disk) throw new Error("this process cannot mount a file system");
  return disk;
}

/** All resources of an account, as its lists show them. */
async function everything({ lighthouse, cam }: ReturnType<typeof clientsAt>) {
  const { InstanceSet = [] } = await lighthouse.DescribeInstances({ Limit: 100 });
  const { DiskSet = [] } = await lighthouse.DescribeDisks({ Limit: 100 });
  const { KeyPairSet = [] } = await lighthouse.DescribeKeyPairs({});
  const { Data = [] } = await cam.ListUsers();
  return { InstanceSet, DiskSet, KeyPairSet, Data };
}

test.skipIf(!canMount)(
  `writes fail and reads succeed on a full disk, until space is free again ${requirement}`,
  async () => {
    using disk = smallDisk();
    const world = await writeWorld(disk.directory, 0.4);
    const args = ["--data", disk.data, "--rate-limit", "off"];
    await using child = await Child.serve(...args, "--world", world, "--log-level", "error");
    const log = new Response(child.process.stderr).text();
    const cloud = clientsAt(child.port);
    const { lighthouse, cam } = cloud;
    const InstanceIds = [resourceIds(1).disks];
    const stateOf = async () => (await lighthouse.DescribeInstances({ InstanceIds })).InstanceSet?.[0]?.InstanceState;
    const before = await everything(cloud);
    await lighthouse.StopInstances({ InstanceIds });
    disk.fill();
    const writes = [
      () => lighthouse.CreateInstances({ ...order, InstanceCount: 5, ClientToken: "full" }),
      () => lighthouse.CreateKeyPair({ KeyName: "full" }),
      () => lighthouse.ModifyInstancesAttribute({ InstanceIds, InstanceName: "full" }),
      () => cam.AddUser({ Name: "full", UseApi: 1 }),
    ];
    for (const write of writes) expect(await codeOf(write())).toBe("InternalError");
    await expect(writes[0]?.()).rejects.toThrow("database cannot be reached, or is full");
    // The stop is due by now but cannot be stored, so the list shows the stored state.
    await Bun.sleep(500);
    expect(await stateOf()).toBe("STOPPING");
    const { InstanceSet: _, ...others } = await everything(cloud);
    expect(before).toMatchObject(others);
    disk.makeRoom();
    expect(await stateOf()).toBe("STOPPED");
    for (const write of writes) await write();
    const after = await everything(cloud);
    expect(after.InstanceSet.length).toBe(before.InstanceSet.length + 5);
    expect(after.KeyPairSet.length).toBe(1);
    await child.kill();
    expect(await log).toContain("database or disk is full");
  },
  20_000,
);

test.skipIf(!canMount)(
  `the server does not start on a full or write-protected disk ${requirement}`,
  async () => {
    using disk = smallDisk();
    const args = ["serve", "--port", "0", "--data", disk.data];
    const full = {
      code: 1,
      out: "",
      err: expect.stringMatching(/^skerry: cannot store data in \S+ \(--data\): ENOSPC: no space left on device.*\n$/),
    };
    disk.fill();
    expect(await run(args)).toEqual(full);
    disk.makeRoom();
    await (await Child.serve(...args.slice(3))).kill();
    disk.protect();
    const { code, err } = await run(args);
    expect([code, err]).toEqual([1, expect.stringMatching(/^skerry: cannot store data in .*(read-?only|EROFS).*\n$/i)]);
    expect(await run(["serve", "--port", "0", "--data", join(disk.data, "other")])).toMatchObject({ code: 1 });
  },
  20_000,
);

test.skipIf(!canMount)(
  `a server that was killed on a full disk does not start until space is free, and loses nothing ${requirement}`,
  async () => {
    using disk = smallDisk();
    const args = ["--data", disk.data, "--rate-limit", "off", "--log-level", "silent"];
    const world = await writeWorld(disk.directory, 0.4);
    const InstanceIds = [resourceIds(1).disks];
    const names: string[] = [];
    for (let round = 0; round < 10; round++) {
      await using child = await Child.serve(...args, "--world", world);
      const { lighthouse } = clientsAt(child.port);
      const found = (await lighthouse.DescribeKeyPairs({ Limit: 100 })).KeyPairSet ?? [];
      expect(found.map(({ KeyName }) => KeyName).sort()).toEqual([...names].sort());
      // Leaves logs of different lengths behind: SQLite moves its log to the database every 1,000 pages.
      const wanted = `round${round}`;
      await lighthouse.CreateKeyPair({ KeyName: wanted });
      names.push(wanted);
      for (let n = 0; n < round * 3; n++)
        await lighthouse.ModifyInstancesAttribute({ InstanceIds, InstanceName: `name${n}` });
      disk.fill();
      // Uses up the space in the log, so that the last writes fail.
      if (round % 2 === 0) {
        const refused = async () =>
          (await codeOf(lighthouse.ModifyInstancesAttribute({ InstanceIds, InstanceName: "full" }))) ===
          "InternalError";
        while (!(await refused()));
      }
      await child.kill();
      const { code, out, err } = await run(["serve", "--port", "0", ...args]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toMatch(/^skerry: cannot store data in \S+ \(--data\): ENOSPC: no space left on device.*\n$/);
      disk.makeRoom();
    }
  },
  60_000,
);
