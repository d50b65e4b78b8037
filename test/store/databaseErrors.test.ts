import { expect, test } from "bun:test";
import { ConnectionError, isDatabaseFailure } from "#store/databaseErrors.ts";

const coded = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code });

test.each([
  ["a full disk", coded("SQLITE_FULL"), true],
  ["a disk error", coded("SQLITE_IOERR_WRITE"), true],
  ["a duplicate row in SQLite", coded("SQLITE_CONSTRAINT_PRIMARYKEY"), false],
  ["an unreachable PostgreSQL", new ConnectionError(coded("ECONNREFUSED")), true],
  ["a PostgreSQL that shuts down", coded("57P01"), true],
  ["a PostgreSQL without disk space", coded("53100"), true],
  ["a duplicate row in PostgreSQL", coded("23505"), false],
  ["a terminated connection", new Error("Connection terminated unexpectedly"), true],
  ["another unreachable server", coded("ECONNREFUSED"), false],
  ["an error with such a cause", new Error("the step failed", { cause: coded("SQLITE_FULL") }), true],
  ["a programming error", new TypeError("undefined is not a function"), false],
  ["a value that is not an error", "SQLITE_FULL", false],
])("isDatabaseFailure classifies %s", (_, error, failed) => {
  expect(isDatabaseFailure(error)).toBe(failed);
});
