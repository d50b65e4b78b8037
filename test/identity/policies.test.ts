import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { type Condition, type Facts, holds, readConditions } from "#identity/policy/conditions.ts";
import { readPolicy } from "#identity/policy/document.ts";
import { type AccessRequest, decide } from "#identity/policy/evaluate.ts";
import { matchesAction, matchesResource } from "#identity/policy/match.ts";
import { PolicyError } from "#identity/policy/policyError.ts";

const account = "100000000001";
const variables = { uin: "100000000101", owner_uin: account };
const instance = `qcs::lighthouse:ap-guangzhou:uin/${account}:instance/lhins-abcdefgh`;

describe("an action pattern", () => {
  test.each([
    ["*", "lighthouse:DescribeInstances", true],
    ["*:*", "lighthouse:DescribeInstances", true],
    ["lighthouse:*", "lighthouse:DescribeInstances", true],
    ["lighthouse:*", "cvm:DescribeImages", false],
    ["lighthouse:Describe*", "lighthouse:DescribeInstances", true],
    ["lighthouse:Describe*", "lighthouse:StopInstances", false],
    ["lighthouse:*Instance*", "lighthouse:StopInstances", true],
    ["name/lighthouse:StopInstances", "lighthouse:StopInstances", true],
    ["LIGHTHOUSE:stopinstances", "lighthouse:StopInstances", true],
    ["lighthouse:Stop?nstances", "lighthouse:StopInstances", false],
    ["lighthouse:Stop.nstances", "lighthouse:StopInstances", false],
  ])("%s matches %s: %p", (pattern, action, expected) => {
    expect(matchesAction(pattern, action)).toBe(expected);
  });
});

describe("a resource pattern", () => {
  test.each([
    ["*", instance, true],
    [instance, instance, true],
    [`qcs::lighthouse::uin/${account}:instance/lhins-abcdefgh`, instance, true],
    ["qcs::lighthouse:::instance/lhins-abcdefgh", instance, true],
    ["qcs::lighthouse:ap-guangzhou::*", instance, true],
    ["qcs::lighthouse:gz::instance/*", instance, true],
    ["qcs::lighthouse:sh::instance/*", instance, false],
    ["qcs:::ap-guangzhou::instance/*", instance, true],
    ["qcs::cvm:ap-guangzhou::*", instance, false],
    ["qcs::lighthouse::uin/100000000002:instance/*", instance, false],
    ["qcs::lighthouse::uin/${owner_uin}:instance/*", instance, true],
    ["qcs::lighthouse:::snapshot/*", instance, false],
    ["qcs::cam:::uin/${uin}", `qcs::cam::uin/${account}:uin/100000000101`, true],
    ["qcs::cam:::uin/${uin}", `qcs::cam::uin/${account}:uin/100000000102`, false],
    ["*", "*", true],
    ["qcs::lighthouse:::instance/*", "*", false],
    ["qcs:::::*", "*", true],
  ])("%s covers %s: %p", (pattern, resource, expected) => {
    expect(matchesResource(pattern, resource, account, variables)).toBe(expected);
  });

  test("without an account means the account that owns the policy", () => {
    expect(matchesResource("qcs::lighthouse:::instance/*", instance, "100000000002", variables)).toBe(false);
  });
});

const facts: Facts = {
  "qcs:ip": ["10.217.182.9"],
  "qcs:current_time": ["2026-06-01T12:00:00Z"],
  "cvm:region": ["ap-guangzhou"],
  tags: ["team&web", "stage&test"],
  number: ["7"],
  flag: ["true"],
  six: ["2001:db8::1"],
};

describe("a condition", () => {
  const cases: readonly [string, string, string | number | boolean | string[], boolean][] = [
    ["string_equal", "cvm:region", "ap-guangzhou", true],
    ["string_equal", "cvm:region", ["ap-shanghai", "ap-guangzhou"], true],
    ["string_equal", "cvm:region", "AP-GUANGZHOU", false],
    ["string_equal_ignore_case", "cvm:region", "AP-GUANGZHOU", true],
    ["string_not_equal", "cvm:region", ["ap-shanghai", "ap-guangzhou"], false],
    ["string_not_equal", "cvm:region", "ap-shanghai", true],
    ["string_not_equal_ignore_case", "cvm:region", "AP-GUANGZHOU", false],
    ["string_like", "cvm:region", "ap-*", true],
    ["string_not_like", "cvm:region", "ap-*", false],
    ["binary_equal", "flag", "true", true],
    ["numeric_equal", "number", 7, true],
    ["numeric_not_equal", "number", 7, false],
    ["numeric_greater_than", "number", 6, true],
    ["numeric_greater_than", "number", 7, false],
    ["numeric_greater_than_equal", "number", 7, true],
    ["numeric_less_than", "number", 8, true],
    ["numeric_less_than_equal", "number", 6, false],
    ["date_equal", "qcs:current_time", "2026-06-01T12:00:00Z", true],
    ["date_not_equal", "qcs:current_time", "2026-06-01T12:00:00Z", false],
    ["date_greater_than", "qcs:current_time", "2026-01-01T00:00:00Z", true],
    ["date_greater_than_equal", "qcs:current_time", "2027-01-01T00:00:00Z", false],
    ["date_less_than", "qcs:current_time", "2027-01-01T00:00:00Z", true],
    ["date_less_than_equal", "qcs:current_time", "2026-06-01T12:00:00Z", true],
    ["bool_equal", "flag", true, true],
    ["bool_equal", "flag", "false", false],
    ["ip_equal", "qcs:ip", "10.217.182.3/24", true],
    ["ip_equal", "qcs:ip", ["192.168.0.0/16", "10.217.182.9"], true],
    ["ip_equal", "qcs:ip", "10.217.183.0/24", false],
    ["ip_not_equal", "qcs:ip", "10.217.182.0/24", false],
    ["ip_equal", "six", "2001:db8::/32", true],
    ["ip_equal", "six", "2001:db9::/32", false],
    ["null_equal", "absent", "true", true],
    ["null_equal", "number", "true", false],
    ["null_equal", "number", "false", true],
    ["string_equal", "absent", "x", false],
    ["string_not_equal", "absent", "x", false],
    ["string_equal_if_exist", "absent", "x", true],
    ["string_equal_if_exist", "cvm:region", "x", false],
    ["for_any_value:string_equal", "tags", "team&web", true],
    ["for_all_value:string_equal", "tags", "team&web", false],
    ["for_all_value:string_equal", "tags", ["team&web", "stage&test"], true],
    ["string_equal", "who", "${uin}", false],
  ];
  test.each(cases)("%s compares %s with %p: %p", (operator, name, values, expected) => {
    const conditions: readonly Condition[] = readConditions({ [operator]: { [name]: values } }, "condition");
    expect(conditions).toHaveLength(1);
    for (const condition of conditions) expect(holds(condition, facts, variables)).toBe(expected);
  });

  test("may contain variables of the caller", () => {
    const [condition] = readConditions({ string_equal: { who: "${uin}" } }, "condition");
    expect(condition && holds(condition, { who: [variables.uin] }, variables)).toBe(true);
  });
});

const policy = (...statement: readonly object[]): string => JSON.stringify({ version: "2.0", statement });
const accessRequest = (action: string, more: Partial<AccessRequest> = {}): AccessRequest => ({
  ...{ action, names: [instance], operationLevel: false, facts, variables },
  ...more,
});

describe("a decision", () => {
  const allow = { effect: "allow", action: "lighthouse:*", resource: "*" };
  const deny = { effect: "deny", action: "lighthouse:StopInstances", resource: "*" };

  test.each([
    [[allow], "lighthouse:StopInstances", "allow"],
    [[allow, deny], "lighthouse:StopInstances", "deny"],
    [[deny, allow], "lighthouse:StopInstances", "deny"],
    [[deny, allow], "lighthouse:StartInstances", "allow"],
    [[deny], "lighthouse:StartInstances", "none"],
    [[], "lighthouse:StartInstances", "none"],
  ] as const)("for %j on %s is %s", (statements, action, expected) => {
    const read = statements.length === 0 ? [] : readPolicy(policy(...statements), "permission");
    expect(decide(read, accessRequest(action), account)).toBe(expected);
  });

  test("does not depend on the order of statements", () => {
    const effect = fc.constantFrom("allow", "deny");
    const action = fc.constantFrom("*", "lighthouse:*", "lighthouse:Stop*");
    const statement = fc.record({ effect, action, resource: fc.constantFrom("*", instance) });
    const shuffled = fc
      .array(statement, { minLength: 2, maxLength: 6 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const decisions = [all, other].map((statements) =>
          decide(readPolicy(policy(...statements), "permission"), accessRequest("lighthouse:StopInstances"), account),
        );
        expect(new Set(decisions).size).toBe(1);
      }),
    );
  });

  test("accepts a single statement without a list", () => {
    const document = JSON.stringify({ version: "2.0", statement: allow });
    expect(decide(readPolicy(document, "permission"), accessRequest("lighthouse:StopInstances"), account)).toBe(
      "allow",
    );
  });

  test("never allows more after another deny statement", () => {
    const effect = fc.constantFrom("allow", "deny");
    const action = fc.constantFrom("*", "lighthouse:*", "lighthouse:Stop*", "cvm:DescribeImages");
    const resource = fc.constantFrom("*", instance, "qcs::lighthouse:::instance/*", "qcs::cvm:::image/*");
    const statement = fc.record({ effect, action, resource });
    const actions = fc.constantFrom("lighthouse:StopInstances", "lighthouse:DescribeInstances", "cvm:DescribeImages");
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 6 }),
        statement,
        actions,
        (statements, more, requested) => {
          const before = decide(readPolicy(policy(...statements), "permission"), accessRequest(requested), account);
          const denied = { ...more, effect: "deny" };
          const after = decide(
            readPolicy(policy(...statements, denied), "permission"),
            accessRequest(requested),
            account,
          );
          if (before !== "allow") expect(after).not.toBe("allow");
          if (after === "allow") expect(before).toBe("allow");
        },
      ),
    );
  });
});

describe("an invalid policy document", () => {
  const valid = { effect: "allow", action: "cvm:*", resource: "*" };
  test.each([
    ["[1]", "PolicyDocumentError", "document"],
    ["nothing", "PolicyDocumentError", "document"],
    ['{"version":"2.0","statement":[],"more":1}', "PolicyDocumentError", "more"],
    ['{"version":"1.0","statement":[]}', "VersionError", "version"],
    [policy(), "StatementError", "statement"],
    ['{"version":"2.0","statement":["x"]}', "StatementError", "statement.0"],
    [policy(valid, { ...valid, colour: "red" }), "StatementError", "statement.1.colour"],
    [policy({ ...valid, effect: "maybe" }), "EffectError", "statement.0.effect"],
    [policy({ ...valid, action: "stop" }), "ActionError", "statement.0.action"],
    [policy({ ...valid, action: [] }), "ActionError", "statement.0.action"],
    [policy({ ...valid, resource: "images" }), "ResourceError", "statement.0.resource"],
    [policy({ effect: "allow", action: "*" }), "ResourceError", "statement.0.resource"],
    [policy({ ...valid, condition: [] }), "ConditionError", "statement.0.condition"],
    [
      policy({ ...valid, condition: { rhymes_with: { a: "b" } } }),
      "ConditionTypeError",
      "statement.0.condition.rhymes_with",
    ],
    [
      policy({ ...valid, condition: { null_equal_if_exist: { a: "b" } } }),
      "ConditionTypeError",
      "statement.0.condition.null_equal_if_exist",
    ],
    [
      policy({ ...valid, condition: { string_equal: "x" } }),
      "ConditionContentError",
      "statement.0.condition.string_equal",
    ],
    [
      policy({ ...valid, condition: { string_equal: { a: null } } }),
      "ConditionContentError",
      "statement.0.condition.string_equal.a",
    ],
    [policy({ ...valid, principal: { qcs: ["x"] } }), "PrincipalError", "statement.0.principal"],
  ])("%s is rejected with %s at %s", (text, reason, at) => {
    try {
      readPolicy(text, "permission");
    } catch (error) {
      expect(error).toBeInstanceOf(PolicyError);
      expect(error).toMatchObject({ reason, at });
      return;
    }
    throw new Error("the document was accepted");
  });

  test("a trust policy without a valid principal is rejected", () => {
    const trust = (principal?: unknown): string => policy({ effect: "allow", action: "sts:AssumeRole", principal });
    for (const principal of [undefined, {}, { service: [] }, { friend: ["x"] }]) {
      expect(() => readPolicy(trust(principal), "trust")).toThrow(PolicyError);
    }
    expect(readPolicy(trust({ service: "cvm.cloud.tencent.com" }), "trust")[0]?.trustees?.service).toEqual([
      "cvm.cloud.tencent.com",
    ]);
  });
});
