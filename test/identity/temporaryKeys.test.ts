import { expect, test } from "bun:test";
import fc from "fast-check";
import { TemporaryKeys, type TemporaryPrincipal } from "#identity/sessions.ts";

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const keys = new TemporaryKeys(random.bytes(32));
const principal: TemporaryPrincipal = {
  kind: "role",
  account: "100000000001",
  roleId: "1",
  session: "s",
  assumedBy: "2",
};
const issued = keys.issue(principal, 2000, random);

test("temporary keys have the published formats", () => {
  expect(issued.secretId).toMatch(/^AKID[\w-]{64}$/);
  expect(issued.secretKey).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  expect(issued.token).toMatch(/^[\w-]{100,4096}$/);
});

test("temporary keys resolve to their principal until they expire", () => {
  expect(keys.secretKeyOf(issued.secretId)).toBe(issued.secretKey);
  expect(keys.open(issued.secretId, issued.token, 1999)).toEqual(principal);
  expect(keys.open(issued.secretId, issued.token, 2000)).toBeUndefined();
});

test("temporary keys of another cloud or another pair are rejected", () => {
  const elsewhere = new TemporaryKeys(random.bytes(32));
  expect(elsewhere.secretKeyOf(issued.secretId)).toBeUndefined();
  expect(elsewhere.open(issued.secretId, issued.token, 0)).toBeUndefined();
  const other = keys.issue(principal, 2000, random);
  expect(keys.open(other.secretId, issued.token, 0)).toBeUndefined();
});

test("an id or token with another spelling is rejected", () => {
  const { secretId, token } = issued;
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \n") {
    for (const [text, opens] of [
      [token, (other: string) => keys.open(secretId, other, 0)],
      [secretId, (other: string) => keys.secretKeyOf(other)],
    ] as const) {
      for (const at of [0, text.length - 2, text.length - 1]) {
        const other = text.slice(0, at) + letter + text.slice(at + 1);
        if (other !== text) expect([letter, at, opens(other)]).toEqual([letter, at, undefined]);
      }
      expect([letter, opens(text + letter)]).toEqual([letter, undefined]);
      expect([letter, opens(letter + text)]).toEqual([letter, undefined]);
    }
  }
  for (const invalid of ["", "AKID", "é".repeat(68), `AKID${"é".repeat(64)}`]) {
    expect(keys.secretKeyOf(invalid)).toBeUndefined();
    expect(keys.open(secretId, invalid, 0)).toBeUndefined();
  }
});

test("an id or token with one changed character is rejected", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const changed = (text: string, from: number) =>
    fc
      .tuple(fc.integer({ min: from, max: text.length - 1 }), fc.constantFrom(...letters))
      .filter(([at, letter]) => text[at] !== letter)
      .map(([at, letter]) => text.slice(0, at) + letter + text.slice(at + 1));
  fc.assert(fc.property(changed(issued.secretId, 4), (id) => keys.secretKeyOf(id) === undefined));
  fc.assert(fc.property(changed(issued.token, 0), (token) => keys.open(issued.secretId, token, 0) === undefined));
});
