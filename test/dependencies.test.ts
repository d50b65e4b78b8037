import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dir, "..", name), "utf8"));

type Versions = Readonly<Record<string, string>>;
interface Package {
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly link?: boolean }>>;
}

test("every package has an exact version and a checksum", () => {
  const { dependencies, devDependencies } = read("package.json") as Package; // npm defines the shape.
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  }
  const { packages } = read("package-lock.json") as Lock; // As above.
  const others = Object.entries(packages).filter(([path]) => path !== "");
  expect(others.length).toBeGreaterThan(100);
  for (const [path, { integrity }] of others)
    expect([path, integrity ?? ""]).toEqual([path, expect.stringMatching(/^sha512-/)]);
});
