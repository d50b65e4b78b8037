import { expect, test } from "bun:test";
import { ConnectionError, isDatabaseFailure } from "#store/databaseErrors.ts";

const coded = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code });

test.each([
  ["a full disk", coded("SQLITE_FULL"), true],
  ["a disk that fails", coded("SQLITE_IOERR_WRITE"), true],
  ["a row that is there already", coded("SQLITE_CONSTRAINT_PRIMARYKEY"), false],
  ["no PostgreSQL", new ConnectionError(coded("ECONNREFUSED")), true],
  ["a PostgreSQL that shuts down", coded("57P01"), true],
  ["one without room", coded("53100"), true],
  ["a row that is there already in it", coded("23505"), false],
  ["a connection that its client finds ended", new Error("Connection terminated unexpectedly"), true],
  ["another server that is away", coded("ECONNREFUSED"), false],
  ["what any of these has caused", new Error("a step could not be taken", { cause: coded("SQLITE_FULL") }), true],
  ["a fault of ours", new TypeError("undefined is not a function"), false],
  ["no error at all", "SQLITE_FULL", false],
])("whether the database has failed: %s", (_, error, failed) => {
  expect(isDatabaseFailure(error)).toBe(failed);
});
