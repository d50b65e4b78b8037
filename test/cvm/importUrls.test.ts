import { describe, expect, test } from "bun:test";
import { urlViolation } from "#services/publicUrls.ts";
import { TestCloud } from "../cloud.ts";
import { refusalOf } from "../refusal.ts";

const inner = "must be an address on the public network";
const web = "must be an http or https address";

test.each([
  "https://images-1250000001.cos.ap-guangzhou.myqcloud.com/debian.qcow2?sign=a%2Fb",
  "http://files.example:8080/disk.vhd",
  "http://8.8.8.8/disk.raw",
  "http://172.32.0.1/disk.raw",
  "http://100.128.0.1/disk.raw",
  "http://[2400:3200::1]/disk.raw",
  "https://localhost.example/disk.raw",
  "https://10.example/disk.raw",
])("%s is public", (url) => {
  expect(urlViolation(url, false)).toBeUndefined();
});

describe("detects addresses of private networks", () => {
  test.each([
    ...["127.0.0.1", "127.1", "127.0.0.1.", "2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1"],
    ...["①②⑦.0.0.1", "127。0。0。1", "%31%32%37.0.0.1", "0", "0.0.0.0", "127.255.255.254"],
    ...["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "0300.0250.0.1", "100.64.0.1", "198.18.0.1"],
    ...["169.254.0.23", "169.254.169.254", "0xa9fea9fe", "224.0.0.1", "255.255.255.255", "192.0.2.1"],
    ...["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::127.0.0.1]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]"],
    ...[
      "[::ffff:8.8.8.8]",
      "[64:ff9b::10.0.0.1]",
      "[fe80::1]",
      "[fec0::1]",
      "[fc00::1]",
      "[fd12:3456::1]",
      "[ff02::1]",
    ],
    ...["[2002:7f00:1::]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[3fff::1]"],
    ...["localhost", "LOCALHOST", "localhost.", "ⓛocalhost", "a.localhost", "metadata", "printer.local", "db.internal"],
    ...["metadata.google.internal", "metadata.tencentyun.com", "metadata.tencentyun.com.", "router.home.arpa"],
  ])("as %s", (host) => {
    for (const scheme of ["http", "https"])
      expect(urlViolation(`${scheme}://${host}:8080/disk.raw`, false)).toBe(inner);
    expect(urlViolation(`http://${host}/disk.raw`, true)).toBeUndefined();
  });
});

test.each([
  ["", web],
  ["disk.raw", web],
  ["//files.example/disk.raw", web],
  ["ftp://files.example/disk.raw", web],
  ["file:///etc/passwd", web],
  ["gopher://127.0.0.1:6379/x", web],
  ["http://", web],
  ["http://256.0.0.1/disk.raw", web],
  ["http://files.example:99999/disk.raw", web],
  ["https://user@files.example/disk.raw", "must not contain a user name or password"],
  ["https://files.example@127.0.0.1/disk.raw", "must not contain a user name or password"],
  ["http:\\\\127.0.0.1\\disk.raw", inner],
  [" http://127.0.0.1/disk.raw", inner],
  ["http://loc\talhost/disk.raw", inner],
])("%j %s", (url, fault) => {
  expect(urlViolation(url, false)).toBe(fault);
});

const file = { Architecture: "x86_64", OsType: "Debian", OsVersion: "12", ImageName: "imported" };
const [near, far] = ["http://localhost:9000/debian.qcow2", "https://files.example/debian.qcow2"];

test("rejects an import from a private address, for system and data disks, and names the parameter", async () => {
  await using cloud = await TestCloud.start();
  expect(await refusalOf(cloud.cvm().ImportImage({ ...file, ImageUrl: near }))).toMatchObject({
    code: "InvalidParameter.InvalidParameterUrlError",
    message: `\`${near}\` in \`ImageUrl\` ${inner}.`,
  });
  const ImportImageDataDiskList = [{ ImageUrl: far }, { ImageUrl: near }];
  expect(await refusalOf(cloud.cvm().ImportImage({ ...file, ImageUrl: far, ImportImageDataDiskList }))).toMatchObject({
    code: "InvalidParameter.InvalidParameterUrlError",
    message: `\`${near}\` in \`ImportImageDataDiskList.1.ImageUrl\` ${inner}.`,
  });
  expect(
    (await cloud.cvm().DescribeImages({ Filters: [{ Name: "image-name", Values: ["imported"] }] })).TotalCount,
  ).toBe(0);
});

test("imports from private addresses if they are allowed", async () => {
  await using cloud = await TestCloud.start({ allowPrivateUrls: true });
  expect((await cloud.cvm().ImportImage({ ...file, ImageUrl: near })).ImageId).toStartWith("img-");
});
