import { Database as File } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readExportOptions, readImportOptions } from "#command/transferOptions.ts";
import { clientsAt } from "../cloud.ts";
import { Child, run } from "../process.ts";
import { Folder } from "./folder.ts";

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe("the data of a running server", () => {
  let folder: Folder;
  let child: Child;
  let data: string;
  beforeAll(async () => {
    folder = new Folder();
    data = join(folder.path, "data");
    child = await Child.serve("--data", data, "--rate-limit", "off", "--log-level", "silent");
  });
  afterAll(async () => {
    await child.kill();
    folder[Symbol.dispose]();
  });

  test("is exported atomically to a file with mode 0600", async () => {
    const file = join(folder.path, "cloud.jsonl");
    const first = await run(["export", "--data", data, file]);
    expect([first.code, first.out]).toEqual([0, ""]);
    expect(first.err).toContain(`rows of the cloud in ${data} to ${file}.\nThe export contains no secrets`);
    expect(mode(file)).toBe("600");
    expect(readdirSync(folder.path).sort()).toEqual(["cloud.jsonl", "data"]);
    const again = await run(["export", "--data", data, file]);
    expect([again.code, again.err]).toEqual([
      1,
      `skerry: ${file} already exists; choose another FILE, or pass --overwrite\n`,
    ]);
    const instead = await run(["export", "--data", data, "--secrets", "--overwrite", file]);
    expect([instead.code, instead.out]).toEqual([0, ""]);
    expect(instead.err).toContain("the export contains all secrets in plain text");
    expect(await Bun.file(file).text()).toContain('"secrets":true');
    const nowhere = await run(["export", "--data", data, join(folder.path, "no", "where")]);
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringMatching(/^skerry: cannot write .+: ENOENT.+\n$/)]);
  });

  test("is exported and imported through pipes without loss", async () => {
    const exported = await run(["export", "--data", data]);
    const other = join(folder.path, "other");
    const imported = await run(["import", "--data", other, "-"], {}, exported.out);
    expect([imported.code, imported.err]).toEqual([0, ""]);
    expect(imported.out).toMatch(/^Imported the cloud exported at 20\S+ into /);
    await using server = await Child.serve("--data", other, "--log-level", "silent");
    const images = async (port: number) => (await clientsAt(port).cvm.DescribeImages({})).ImageSet;
    expect(await images(server.port)).toEqual(await images(child.port));
    for (const name of readdirSync(other)) expect([name, mode(join(other, name))]).toEqual([name, "600"]);
  });

  test("is not exported completely to a pipe that closes early, which is reported", () => {
    const command = `"${process.execPath}" src/main.ts export --data "${data}" | true; echo "\${PIPESTATUS[0]}"`;
    const cwd = join(import.meta.dir, "..", "..");
    const { stdout, stderr } = Bun.spawnSync(["bash", "-c", `sleep 0.1; ${command}`], { cwd });
    expect(stdout.toString()).toBe("1\n");
    expect(stderr.toString()).toStartWith("skerry: cannot write standard output: EPIPE");
  });

  test("is locked against other servers and imports", async () => {
    for (const args of [
      ["serve", "--port", "0"],
      ["import", join(import.meta.dir, "transfer.test.ts")],
    ]) {
      const { code, out, err } = await run([...args, "--data", data]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toStartWith("skerry: ");
      if (args[0] === "serve") expect(err).toBe(`skerry: cannot store data in ${data} (--data): database is locked\n`);
    }
  });
});

test("the data of a killed server is unlocked and exported completely", async () => {
  using folder = new Folder();
  for (const round of [1, 2]) {
    const child = await Child.serve("--data", folder.path, "--log-level", "silent");
    await clientsAt(child.port).cvm.ModifyImageAttribute({
      ImageId: "img-cs2rrmp0",
      ImageDescription: `round ${round}`,
    });
    await child.kill();
    const { code, out } = await run(["export", "--data", folder.path]);
    expect([code, out.includes(`"round ${round}"`)]).toEqual([0, true]);
  }
});

test("an import that fails leaves an empty database for another import", async () => {
  using folder = new Folder();
  const [data, other] = [join(folder.path, "data"), join(folder.path, "other")];
  await (await Child.serve("--data", data)).kill();
  const { out } = await run(["export", "--data", data]);
  const lines = out.trimEnd().split("\n");
  const short = await folder.file("short", lines.slice(0, -1).join("\n"));
  const failed = await run(["import", "--data", other, short]);
  expect([failed.code, failed.out]).toEqual([1, ""]);
  expect(failed.err).toBe(
    `skerry: ${short}: line ${lines.length - 1} is the last line but not the footer of an export: the rest is missing\n`,
  );
  const file = new File(join(other, "skerry.sqlite"), { readonly: true });
  const tables = file.query("select name from sqlite_schema where type = 'table'").all();
  file.close();
  expect(tables).toEqual([]);
  const whole = await folder.file("whole", out);
  expect((await run(["import", "--data", other, whole])).code).toBe(0);
  const twice = await run(["import", "--data", other, whole]);
  expect([twice.code, twice.err]).toEqual([
    1,
    `skerry: ${other} (--data) already has tables; import needs an empty database\n`,
  ]);
});

describe("options of export and import", () => {
  test("are rejected for a missing database or file", async () => {
    const none = await run(["export", "--data", "/nowhere"]);
    expect(none).toEqual({ code: 1, out: "", err: "skerry: /nowhere (--data) has no database\n" });
    const file = await run(["import", "--data", "/nowhere", "/nowhere/cloud.jsonl"]);
    expect([file.code, file.out]).toEqual([1, ""]);
    expect(file.err).toMatch(/^skerry: cannot read \/nowhere\/cloud.jsonl: ENOENT.*\n$/);
    expect(existsSync("/nowhere")).toBe(false);
  });

  const postgres = "postgres://me@127.0.0.1/skerry";
  const wrong: readonly (readonly [args: readonly string[], named: string])[] = [
    [["--data", "", "x"], "--data must not be empty"],
    [["--world", "x", "y"], "--world"],
    [["one", "two"], "only one FILE is allowed; unexpected two"],
    [["--database", postgres, "x"], "--database requires --key-file, the file with the key for its secrets"],
    [["--database", postgres, "--data", "x", "x"], "--data and --database cannot be combined"],
    [["--database", "here", "x"], "--database must be a URL"],
  ];
  test.each(wrong)("%j are rejected with the name of the option", (args, named) => {
    for (const read of [readExportOptions, readImportOptions]) expect(() => read(args, {})).toThrow(named);
  });

  test("are rejected for an import without FILE or with --secrets", () => {
    expect(() => readImportOptions([], {})).toThrow("import requires FILE, or - for standard input");
    expect(() => readImportOptions(["--secrets", "x"], {})).toThrow("--secrets");
  });

  test("have the same variables for the data as skerry serve", () => {
    const env = { SKERRY_DATA: "elsewhere", SKERRY_KEY_FILE: "the.key" };
    const options = { database: undefined, data: "elsewhere", keyFile: "the.key", file: "x" };
    expect(readImportOptions(["x"], env)).toEqual(options);
    expect(readExportOptions(["x", "--data", "here", "--secrets"], { SKERRY_DATA: "elsewhere" })).toEqual({
      ...{ ...options, data: "here", keyFile: join("here", "skerry.key") },
      ...{ secrets: true, overwrite: false },
    });
    expect(readImportOptions(["-"], {})).toMatchObject({ data: ".skerry", file: undefined });
  });
});
