import { afterAll, beforeAll, expect, test } from "bun:test";
import { TemporaryKeys } from "#identity/sessions.ts";
import { ApiError } from "#kernel/errors.ts";
import { authenticate } from "#protocol/authenticate.ts";
import { locate } from "#protocol/locate.ts";
import type { RawRequest } from "#protocol/rawRequest.ts";
import { signedHosts } from "#protocol/signatures/hosts.ts";
import { readSignedRequest } from "#protocol/signedRequest.ts";
import { services } from "#services/index.ts";
import type { Database } from "#store/database.ts";
import { openSqlite } from "#store/sqlite.ts";
import { Vault } from "#store/vault.ts";
import vectors from "../vectors/signature-vectors.json";

type Vector = (typeof vectors)[number];

let db: Database;
const vault = new Vault(new Uint8Array(32), { bytes: (count) => new Uint8Array(count) });
beforeAll(async () => {
  db = await openSqlite();
  await db.insertInto("accounts").values({ uin: "1", name: "Vectors", app_id: 1 }).execute();
});
afterAll(() => db.destroy());

test("the vector file has 123 vectors, 96 of them valid", () => {
  expect(vectors).toHaveLength(123);
  expect(vectors.filter((vector) => vector.valid)).toHaveLength(96);
});

for (const vector of vectors) {
  test(`the vector ${vector.name} is ${vector.valid ? "accepted" : "rejected"}`, async () => {
    const outcome = await authenticateVector(vector);
    if (!vector.valid) return expect(outcome).toBe(vector.expectedError ?? "");
    // Tokens in vectors are invented: the signature is valid, but the token belongs to no temporary key.
    expect(hasValidSignature(vector)).toBe(true);
    expect(outcome).toBe(vector.token ? "AuthFailure.TokenFailure" : "accepted");
  });
}

async function authenticateVector(vector: Vector): Promise<string> {
  await db.deleteFrom("access_keys").execute();
  const { secretId: secret_id, secretKey } = vector;
  const secret_key = vault.seal("access_keys", { secret_id }, secretKey);
  await db
    .insertInto("access_keys")
    .values({ secret_id, secret_key, account: "1", uin: "1", active: 1, note: "", created: 0 })
    .execute();
  const clock = { now: () => vector.timestamp * 1000 };
  try {
    const request = rawRequestOf(vector);
    const host = request.headers.get("host") ?? "";
    const signed = readSignedRequest(request);
    const located = locate(services, host, signed.scope, signed.common);
    const caller = await authenticate(signed, host, located, {
      db,
      vault,
      clock: { ...clock, unconfirmed: 0 },
      machineClock: clock,
      temporaryKeys: new TemporaryKeys(new Uint8Array(32)),
    });
    expect(caller).toEqual({ kind: "root", account: "1" });
    return "accepted";
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

function hasValidSignature(vector: Vector): boolean {
  const request = rawRequestOf(vector);
  return readSignedRequest(request).verify(
    vector.secretKey,
    signedHosts(request.headers.get("host") ?? "", [], undefined),
  );
}

function rawRequestOf(vector: Vector): RawRequest {
  const { method, path, query } = vector;
  const body =
    vector.bodyBase64 === undefined ? Buffer.from(vector.body ?? "") : Buffer.from(vector.bodyBase64, "base64");
  const headers = new Headers();
  for (const [name, value] of Object.entries(vector.headers)) if (value !== undefined) headers.set(name, value);
  return { method, path, query, headers, body, size: body.length, address: () => "" };
}
