import { describe, expect, test } from "bun:test";
import { holds, readConditions } from "#identity/policy/conditions.ts";

const variables = { uin: "100000000101", owner_uin: "100000000001" };
const errorOf = (operator: string, value: unknown) => {
  try {
    readConditions({ [operator]: { key: value } }, "condition");
    return "none";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

describe("ip_equal", () => {
  test.each<[address: string, network: string, expected: boolean]>([
    ["10.0.0.7", "10.0.0.7", true],
    ["10.0.0.7", "10.0.0.7/32", true],
    ["10.0.0.7", "10.0.0.6/32", false],
    ["10.0.0.7", "10.0.0.6/31", true],
    ["10.0.0.7", "0.0.0.0/0", true],
    ["10.0.0.7", "::/0", false],
    ["::1", "0.0.0.0/0", false],
    ["::1", "::/0", true],
    ["::1", "::1/128", true],
    ["::1", "0:0:0:0:0:0:0:1", true],
    ["2001:db8:0:0:1::9", "2001:DB8:0:0:1:0:0:0/80", true],
    ["2001:db8::9", "2001:db8::8/127", true],
    ["2001:db8::9", "2001:db8::a/127", false],
    ["fe80::1", "fe80::/10", true],
    ["::ffff:10.0.0.7", "10.0.0.0/8", true],
    ["10.0.0.7", "::ffff:10.0.0.0", false],
    ["", "0.0.0.0/0", false],
    ["unknown", "0.0.0.0/0", false],
  ])("finds that %s is in %s: %p", (address, network, expected) => {
    const [within] = readConditions({ ip_equal: { ip: network } }, "condition");
    const [outside] = readConditions({ ip_not_equal: { ip: network } }, "condition");
    expect(within && holds(within, { ip: [address] }, variables)).toBe(expected);
    expect(outside && holds(outside, { ip: [address] }, variables)).toBe(!expected);
  });
});

describe("a condition value", () => {
  test.each<[operator: string, value: unknown]>([
    ["ip_equal", "nonsense"],
    ["ip_equal", "10.0.0.0/"],
    ["ip_equal", "10.0.0.0/abc"],
    ["ip_equal", "10.0.0.0/33"],
    ["ip_equal", "10.0.0.0/-1"],
    ["ip_equal", "10.0.0.0/8/8"],
    ["ip_equal", "10.0.0"],
    ["ip_equal", "10.0.0.256"],
    ["ip_equal", "2001:db8::/129"],
    ["ip_equal", "1::2::3"],
    ["ip_equal", "1:2:3:4:5:6:7:8:9"],
    ["ip_equal", "12345::"],
    ["ip_not_equal", ["10.0.0.0/8", "10.0.0.0/x"]],
    ["numeric_equal", "seven"],
    ["numeric_less_than", " "],
    ["numeric_not_equal", [1, "Infinity"]],
    ["date_less_than", "tomorrow"],
    ["date_not_equal", "2026-13-01T00:00:00Z"],
    ["bool_equal", "yes"],
    ["null_equal", "absent"],
    ["ip_equal_if_exist", "nonsense"],
    ["for_any_value:numeric_equal", "x"],
  ])("is rejected for %s %p", (operator, value) => {
    expect(errorOf(operator, value)).toBe(`ConditionContentError at condition.${operator}.key`);
  });
  test.each<[operator: string, value: unknown]>([
    ["ip_equal", ["10.217.182.3/24", "2001:db8::/32", "::", "::ffff:10.0.0.7"]],
    ["numeric_equal", [7, "-7.5", "1e3"]],
    ["date_equal", ["2026-06-01T12:00:00Z", "2026-06-01"]],
    ["bool_equal", [true, "FALSE"]],
    ["null_equal", "true"],
    ["numeric_equal", "${uin}"],
    ["string_equal", "anything at all"],
  ])("is accepted for %s %p", (operator, value) => {
    expect(errorOf(operator, value)).toBe("none");
  });
});

test.each(["constructor", "toString", "__proto__", "for_any_value:hasOwnProperty", "ip", "ip_equal_if_exists"])(
  "%s is rejected as an unknown operator",
  (operator) => {
    const given: unknown = JSON.parse(`{"${operator}":{"key":"x"}}`);
    expect(() => readConditions(given, "condition")).toThrow(`ConditionTypeError at condition.${operator}`);
  },
);
