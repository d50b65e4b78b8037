import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { readPolicy } from "#identity/policy/document.ts";
import { decide } from "#identity/policy/evaluate.ts";
import { matches, matchesResource } from "#identity/policy/match.ts";

describe("a pattern", () => {
  test.each([
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["**", "ab", true],
    ["a*", "a", true],
    ["*a", "ba", true],
    ["*a", "ab", false],
    ["a*b", "ab", true],
    ["a*b", "axxb", true],
    ["a*b", "axxbx", false],
    ["ab*ba", "aba", false],
    ["a*b*c", "abbc", true],
    ["a*bc*c", "abc", false],
    ["a.c", "abc", false],
    ["a*\nb", "a\n\nb", true],
    ["(a|b)*", "a", false],
    ["镜*", "镜像", true],
  ])("%j matches %j: %p", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test("matches the same texts as an equivalent regular expression", () => {
    const letters = (more: string) => fc.string({ unit: fc.constantFrom("a", "b", ...more), maxLength: 12 });
    fc.assert(
      fc.property(letters("*"), letters(""), (pattern, text) => {
        expect(matches(pattern, text)).toBe(new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test("with many wildcards is matched in linear time", () => {
    const start = performance.now();
    expect(matches(`${"*a".repeat(60)}*b`, "a".repeat(128))).toBe(false);
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe("a name of an inherited object member", () => {
  const account = "100000000001";
  const variables = { uin: account, owner_uin: account };

  test.each(["constructor", "toString", "__proto__"])("is not a region alias: %s", (region) => {
    const resource = `qcs::cvm:ap-guangzhou:uin/${account}:image/img-cs2rrmp0`;
    expect(matchesResource(`qcs::cvm:${region}::*`, resource, account, variables)).toBe(false);
  });
  test.each(["constructor", "toString", "hasOwnProperty"])("is not a condition key of a request: %s", (key) => {
    const condition = { string_equal: { [key]: "x" } };
    const document = { version: "2.0", statement: [{ effect: "allow", action: "*", resource: "*", condition }] };
    const request = { action: "cvm:DescribeImages", names: ["*"], operationLevel: false, facts: {}, variables };
    expect(decide(readPolicy(JSON.stringify(document), "permission"), request, account)).toBe("none");
  });
});
