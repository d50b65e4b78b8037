import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import * as literals from "../../src/explorer/code/literals.ts";

/** Ordinary and malicious texts. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."'\"\\$`{}#%?@!-\n\r\t\0\x7f\x9f\u200b\u202e\u2028\ufeffé世🙂a 1") }),
);
const written = [...Object.entries(literals)].map(([name, write]) => ({ name, write }));

describe.each(written)("a literal of $name", ({ name, write }) => {
  test("shows every invisible character", () => {
    // A shell has no escapes: what it is handed has been made visible before.
    if (name === "shell") return;
    fc.assert(fc.property(text, (value) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(write(value))));
  });
});

test("JavaScript evaluates a literal to its original text", () => {
  fc.assert(fc.property(text, (value) => Function(`return ${literals.javascript(value)}`)() === value));
});

test("JSON parses a literal to its original text", () => {
  fc.assert(fc.property(text, (value) => JSON.parse(literals.json([value]))[0] === value));
});

test("bash evaluates a literal to its original text", () => {
  const texts = fc.array(
    text.map((value) => value.replaceAll("\0", "")),
    { minLength: 50, maxLength: 200 },
  );
  const read = (values: readonly string[]): readonly string[] => {
    const words = values.map((value) => literals.shell(value)).join(" ");
    const { stdout } = Bun.spawnSync(["bash", "-c", `printf '%s\\0' ${words}`]);
    return stdout.toString().split("\0").slice(0, -1);
  };
  fc.assert(
    fc.property(texts, (values) => expect(read(values)).toEqual([...values])),
    { numRuns: 5 },
  );
});

test.each([
  [literals.java, "a\0b\n\u200b\\u0022", String.raw`"a\000b\n\u200b\\u0022"`],
  [literals.java, "\u{e0001}", String.raw`"\udb40\udc01"`],
  [literals.cpp, "??/ \x01 1 \u{e0001}", String.raw`"?\?/ \001 1 \U000e0001"`],
  [literals.go, "\ufeff'\\", String.raw`"\ufeff'\\"`],
  [literals.csharp, "{0} \u{e0001}", String.raw`"{0} \U000e0001"`],
  [literals.python, "\x07 \u{e0001}", String.raw`"\u0007 \U000e0001"`],
  [literals.ruby, "it's #{x} \\", String.raw`'it\'s #{x} \\'`],
  [literals.ruby, "#{x}\n#@y\u{e0001}", String.raw`"\#{x}\n\#@y\u{e0001}"`],
  [literals.php, "$x \\ {$y}", String.raw`'$x \\ {$y}'`],
  [literals.php, "$x\n{$y}", String.raw`"\$x\n{\$y}"`],
  [literals.hcl, "${a} %{b} $ % \n", '"$${a} %%{b} $ % \\n"'],
  [literals.shell, "it's", String.raw`'it'\''s'`],
  [literals.shell, "lhins-1", "lhins-1"],
  [literals.shell, "", "''"],
])("%p writes %j as %s", (write, value, literal) => {
  expect(write(value)).toBe(literal);
});
