import { expect, test } from "bun:test";
import fc from "fast-check";
import type { Sealed } from "#store/tables.ts";
import { isSealed, SecretKeyError, Vault } from "#store/vault.ts";

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const vault = new Vault(new Uint8Array(32).fill(1), random);
const server = { account: "100000000001", region: "ap-guangzhou", id: "lhmcp-1" };

/** A text with the form of a sealed value. */
function asSealed(text: string): Sealed {
  const given: unknown = text;
  if (!isSealed(given)) throw new Error("not in the form of a sealed value");
  return given;
}

test("any text opens after sealing, and each seal is unique", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const [one, other] = [vault.seal("mcp_servers", server, text), vault.seal("mcp_servers", server, text)];
      expect(one).not.toBe(other);
      expect(String(one)).toMatch(/^sealed:1:[A-Za-z0-9+/]+=*$/);
      if (text.length > 3) expect(Buffer.from(String(one), "base64").includes(text)).toBe(false);
      expect(vault.open("mcp_servers", server, one)).toBe(text);
    }),
  );
});

test("a sealed value opens only in its own table, column and row", () => {
  const sealed = vault.seal("mcp_servers", server, "hush");
  for (const change of [{ account: "100000000002" }, { region: "ap-beijing" }, { id: "lhmcp-2" }]) {
    expect(() => vault.open("mcp_servers", { ...server, ...change }, sealed)).toThrow(SecretKeyError);
  }
  expect(() => vault.open("snapshots", server, sealed)).toThrow(SecretKeyError);
  // Concatenated key parts must not be ambiguous.
  const [one, other] = [
    { ...server, region: "a", id: "bc" },
    { ...server, region: "ab", id: "c" },
  ];
  expect(() => vault.open("mcp_servers", other, vault.seal("mcp_servers", one, "hush"))).toThrow(SecretKeyError);
});

test("a sealed value that is changed, truncated or sealed with another key does not open", () => {
  const key = { secret_id: "AKIDx" };
  const sealed = vault.seal("access_keys", key, "hush");
  const bytes = Buffer.from(String(sealed).slice("sealed:1:".length), "base64");
  for (const place of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[place] = (changed[place] ?? 0) ^ 1;
    const forged = asSealed(`sealed:1:${changed.toString("base64")}`);
    expect(() => vault.open("access_keys", key, forged)).toThrow(SecretKeyError);
    const cut = asSealed(`sealed:1:${bytes.subarray(0, place).toString("base64")}`);
    expect(() => vault.open("access_keys", key, cut)).toThrow(SecretKeyError);
  }
  const otherVault = new Vault(new Uint8Array(32).fill(2), random);
  expect(() => otherVault.open("access_keys", key, sealed)).toThrow(
    "secret_key of a row of access_keys is not sealed with this key, or not for that row",
  );
});
