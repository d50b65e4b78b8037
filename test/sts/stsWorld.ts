import { key, type TestCloud } from "../cloud.ts";
import { account, allowing, cloudOf, image, instance, lighthouseRole, uin } from "../world/worlds.ts";

const trusting = (qcs: string | readonly string[], more: object = {}): string =>
  JSON.stringify({
    version: "2.0",
    statement: [{ effect: "allow", action: "name/sts:AssumeRole", principal: { qcs }, ...more }],
  });

const root = (number: number) => `qcs::cam::uin/${uin(number)}:root`;
const user = (number: number) => `qcs::cam::uin/${uin(1)}:uin/${uin(number)}`;

export const arn = (name: string, number = 1): string => `qcs::cam::uin/${uin(number)}:roleName/${name}`;

/** How a product's role is named. */
export const productArn = (name: string): string => `qcs::cam::uin/${uin(1)}:role/tencentcloudServiceRoleName/${name}`;

/**
 * Account 1 has the roles; 101 may assume two of them by its policy, 102 none, 103 all. Account 2 is a stranger whom
 * one role trusts.
 */
export function stsCloud(): Promise<TestCloud> {
  const roles = [
    lighthouseRole,
    {
      name: "operator",
      trust: trusting(root(1)),
      policies: ["QcloudLighthouseFullAccess", "cvm-no-delete"],
      duration: 3600,
    },
    { name: "of-102", trust: trusting(user(102)), policies: ["ReadOnlyAccess"] },
    { name: "of-neighbour", trust: trusting([root(2)]), policies: ["ReadOnlyAccess"] },
    {
      name: "from-home",
      trust: trusting(root(1), { condition: { ip_equal: { "qcs:ip": ["10.0.0.0/8"] } } }),
      policies: [],
    },
    {
      name: "from-here",
      trust: trusting(root(1), { condition: { ip_equal: { "qcs:ip": ["127.0.0.0/8"] } } }),
      policies: [],
    },
    { name: "powerless", trust: trusting(root(1)) },
    { name: "chained", trust: trusting(root(1)), policies: ["chain"] },
    {
      name: "not-102",
      trust: JSON.stringify({
        version: "2.0",
        statement: [
          { effect: "allow", action: "sts:AssumeRole", principal: { qcs: [root(1)] } },
          { effect: "deny", action: "sts:*", principal: { qcs: [user(103)] } },
        ],
      }),
    },
  ];
  const policies = [
    {
      name: "assume-some",
      document: allowing("sts:AssumeRole", [arn("operator"), arn("from-*"), productArn("powerless")]),
    },
    { name: "assume-all", document: allowing("sts:*") },
    { name: "chain", document: allowing("sts:AssumeRole", arn("powerless")) },
    {
      name: "cvm-no-delete",
      document: JSON.stringify({
        version: "2.0",
        statement: [
          { effect: "allow", action: "cvm:*", resource: "*" },
          { effect: "deny", action: "cvm:DeleteImages", resource: "*" },
        ],
      }),
    },
  ];
  const users = [
    { uin: uin(101), name: "some", keys: [key(101)], policies: ["assume-some"] },
    { uin: uin(102), name: "none", keys: [key(102)] },
    { uin: uin(103), name: "all", keys: [key(103)], policies: ["assume-all", "QcloudCVMReadOnlyAccess"] },
  ];
  return cloudOf({
    accounts: [account(1, { roles, policies, users }), account(2)],
    images: [image("img-oneimage"), image("img-quayside", { account: uin(2) })],
    instances: [instance("ins-source01")],
  });
}

/** What AssumeRole answers with, as a credential for the clients. */
export function credentialOf(answer: {
  Credentials?: { TmpSecretId?: string; TmpSecretKey?: string; Token?: string };
}) {
  const { TmpSecretId = "", TmpSecretKey = "", Token = "" } = answer.Credentials ?? {};
  return { secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token };
}
