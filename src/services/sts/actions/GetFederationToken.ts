import { uinOf } from "#identity/principal.ts";
import { int, object, string } from "#kernel/fields.ts";
import { Credentials, credentialsOf } from "../objects.ts";
import { credentialCodes } from "../publishedCodes.ts";
import { action } from "../scope.ts";
import { sessionPolicy } from "../sessionPolicy.ts";

export default action({
  name: "GetFederationToken",
  category: "STS",
  summary: "Returns temporary credentials with the caller's permissions, restricted by a policy.",
  rateLimit: 100,
  regions: "global",

  input: {
    Name: string("Name of the federated user, in letters.").pattern(
      /^[A-Za-z]+$/,
      "letters",
      "InvalidParameter.ParamError",
    ),
    Policy: string("URL-encoded policy that restricts the permissions."),
    DurationSeconds: int("Validity of the credentials in seconds: up to 7200 for a root account, 129600 for a user.")
      .min(1, "InvalidParameter.OverTimeError")
      .default(1800),
  },

  output: {
    Credentials: object(Credentials, "The temporary credentials."),
    ExpiredTime: int("Expiration time in epoch seconds."),
    Expiration: string("Expiration time in UTC.").nullable(),
  },

  raises: [
    "InvalidParameter.OverTimeError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyTooLong",
    "InvalidParameter.ResouceError",
    "InvalidParameter.StrategyFormatError",
    "InvalidParameter.StrategyInvalid",
    "UnauthorizedOperation",
    "UnsupportedOperation",
  ],
  alsoPublished: [...credentialCodes, "InternalError.GetSeedTokenError", "ResourceNotFound.RoleNotFound"],

  async run({ input, caller, now, random, temporaryKeys, fail }) {
    // Temporary keys cannot create further temporary keys.
    if (caller.kind !== "root" && caller.kind !== "user") return fail("UnsupportedOperation");
    const longest = caller.kind === "root" ? 7200 : 129_600;
    if (input.DurationSeconds > longest) {
      const must = { en: `must be at most ${longest}` };
      fail("InvalidParameter.OverTimeError", { parameter: "DurationSeconds", value: input.DurationSeconds, must });
    }
    const policy = sessionPolicy(input.Policy, fail);
    const expires = Math.floor(now / 1000) + input.DurationSeconds;
    const principal = {
      kind: "federated",
      account: caller.account,
      uin: uinOf(caller),
      session: input.Name,
      policy,
    } as const;
    return credentialsOf(temporaryKeys.issue(principal, expires * 1000, random), expires);
  },
});
