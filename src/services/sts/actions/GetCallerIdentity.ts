import type { Principal } from "#identity/principal.ts";
import { string } from "#kernel/fields.ts";
import { action } from "../scope.ts";

export default action({
  name: "GetCallerIdentity",
  category: "STS",
  summary: "Returns the caller's identity.",
  rateLimit: 20,
  regions: "global",
  // Any valid key may look up its own identity.
  resources: [],

  input: {},

  output: {
    Arn: string("Six-segment resource description of the caller."),
    AccountId: string("Uin of the root account."),
    UserId: string("Uin of a user; role id and session name of a role; Uin and name of a federated user."),
    PrincipalId: string("Uin of the user, or of the identity that assumed the role."),
    Type: string("CAMUser or CAMRole."),
  },

  raises: [],
  alsoPublished: [
    "AuthFailure.AccessKeyIllegal",
    "InternalError.GetSeedTokenError",
    "InvalidParameter.AccessKeyNotSupport",
  ],

  async run({ caller }) {
    return { AccountId: caller.account, ...identityOf(caller) };
  },
});

function identityOf(caller: Principal) {
  const { account } = caller;
  switch (caller.kind) {
    case "role":
      return {
        Arn: `qcs::sts:${account}:assumed-role/${caller.roleId}`,
        UserId: `${caller.roleId}:${caller.session}`,
        PrincipalId: caller.assumedBy,
        Type: "CAMRole",
      };
    case "federated":
      return {
        Arn: `qcs::sts:${account}:federated-user/${caller.uin}`,
        UserId: `${caller.uin}:${caller.session}`,
        PrincipalId: caller.uin,
        Type: "CAMUser",
      };
    case "root":
      return { Arn: `qcs::cam:${account}:uin/${account}`, UserId: account, PrincipalId: account, Type: "CAMUser" };
    case "user":
      return {
        Arn: `qcs::cam:${account}:uin/${caller.uin}`,
        UserId: caller.uin,
        PrincipalId: caller.uin,
        Type: "CAMUser",
      };
    case "service":
      return {
        Arn: `qcs::cam:${account}:service/${caller.service}`,
        UserId: caller.service,
        PrincipalId: caller.service,
        Type: "CAMRole",
      };
  }
}
