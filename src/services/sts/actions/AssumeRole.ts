import { mayAssume, namesOfRole } from "#identity/assume.ts";
import { findRole } from "#identity/directory.ts";
import { tagFact } from "#identity/facts.ts";
import { policiesToCarry, uinOf } from "#identity/principal.ts";
import { roleSelector } from "#identity/resourceNames.ts";
import { int, listOf, object, string } from "#kernel/fields.ts";
import { Credentials, credentialsOf, Tag } from "../objects.ts";
import { credentialCodes } from "../publishedCodes.ts";
import { action } from "../scope.ts";
import { limitPolicies, sessionPolicy } from "../sessionPolicy.ts";

const bad = "InvalidParameter.ParamError";
const arn = /^qcs::cam::uin\/(\d+):((?:role|roleName)\/(?:tencentcloudServiceRole(?:Name)?\/)?[\w+=,.@-]+)$/;

export default action({
  name: "AssumeRole",
  category: "STS",
  summary: "Returns temporary credentials for a role that trusts the caller.",
  rateLimit: 100,
  regions: "global",
  // The trust policy is evaluated before the caller's policies, so run() evaluates both.
  resources: [],

  input: {
    RoleArn: string("Resource description of the role, with its id or name.").pattern(
      arn,
      "qcs::cam::uin/UIN:role/ID or …:roleName/NAME",
      bad,
    ),
    RoleSessionName: string("Name of the session.")
      .length(2, 128, bad)
      .pattern(/^[\w+=,.@-]+$/, "letters, digits and `+=,.@_-`", bad),
    DurationSeconds: int("Validity of the credentials in seconds. The role sets the maximum.")
      .min(1, "InvalidParameter.OverTimeError")
      .max(43_200, "InvalidParameter.OverTimeError")
      .optional(),
    Policy: string("URL-encoded policy that restricts the role's permissions.").optional(),
    ExternalId: string("External id agreed with the role's owner.")
      .length(2, 128, bad)
      .pattern(/^[\w+=,.@:/-]+$/, "letters, digits and `+=,.@:/_-`", bad)
      .optional(),
    Tags: listOf(Tag, "Tags of the session.").items(0, 50, bad).optional(),
    SourceIdentity: string("Uin of the identity on whose behalf the caller acts.").optional(),
    SerialNumber: string("Type of the second factor.").optional(),
    TokenCode: string("Code of the second factor.").secret().optional(),
  },

  output: {
    Credentials: object(Credentials, "The temporary credentials."),
    ExpiredTime: int("Expiration time in epoch seconds."),
    Expiration: string("Expiration time in UTC."),
  },

  raises: [
    "InternalError.GetRoleError",
    "InvalidParameter.OverTimeError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyTooLong",
    "InvalidParameter.ResouceError",
    "InvalidParameter.StrategyFormatError",
    "InvalidParameter.StrategyInvalid",
    "UnauthorizedOperation",
  ],
  alsoPublished: [
    ...credentialCodes,
    "FailedOperation.CheckMFAError",
    "FailedOperation.MFATypeNotSupported",
    "InternalError.GetSeedTokenError",
    "InternalError.IllegalRole",
    "InternalError.PbSerializeError",
    "InternalError.UnknownError",
    "InvalidParameter.OverLimit",
    "ResourceNotFound.RoleNotFound",
    "UnsupportedOperation",
  ],

  async run({ input, origin, db, caller, now, random, temporaryKeys, refusal, fail }) {
    const [, account = "", segment = ""] = arn.exec(input.RoleArn) ?? [];
    const selector = roleSelector(segment);
    const role = selector && (await findRole(db, account, selector));
    if (!role) return fail("InternalError.GetRoleError");
    const given = input.Tags ?? [];
    const tags = given.map(({ Key, Value }) => tagFact(Key, Value));
    if (!(await mayAssume(db, caller, { account, role, externalId: input.ExternalId, tags, origin }))) {
      const [resource = ""] = namesOfRole(account, role);
      fail("UnauthorizedOperation", { refusal: refusal("sts:AssumeRole", resource) });
    }

    const keys = given.map((tag) => tag.Key);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) fail(bad, { parameter: "Tags", value: twice, must: { en: "must not repeat a key" } });
    const seconds = input.DurationSeconds ?? Math.min(7200, role.duration);
    if (seconds > role.duration) {
      const must = { en: `must be at most the role's ${role.duration}` };
      fail("InvalidParameter.OverTimeError", { parameter: "DurationSeconds", value: seconds, must });
    }
    const earlier = policiesToCarry(caller);
    const policy = input.Policy === undefined ? undefined : sessionPolicy(input.Policy, fail);
    limitPolicies([policy ?? "", ...earlier.map((one) => one.policy)], fail);
    const expires = Math.floor(now / 1000) + seconds;
    const session = {
      ...({
        kind: "role",
        account,
        roleId: role.id,
        session: input.RoleSessionName,
        assumedBy: uinOf(caller),
      } as const),
      ...(policy !== undefined && { policy }),
      ...(earlier.length > 0 && { earlier }),
    };
    return credentialsOf(temporaryKeys.issue(session, expires * 1000, random), expires);
  },
});
