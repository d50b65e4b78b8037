import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { periods } from "../../package/periods.ts";
import { idForm } from "../../wire/idForms.ts";
import { renewFlags } from "../../wire/parameters.ts";

/** Input structures for buying and reinstalling instances. */

/** A period of those on sale; the code for any other differs between the actions. */
export const instanceChargePrepaid = <const Code extends string = "InvalidParameterValue">(
  sold: readonly number[],
  code?: Code,
) =>
  objectType("InstanceChargePrepaid", {
    Period: int(`Purchase period in months: ${periods.join(", ")}.`).oneOf(sold, code),
    RenewFlag: string("Whether the resource is renewed automatically when it expires.")
      .oneOf(renewFlags)
      .orEmpty()
      .default("NOTIFY_AND_MANUAL_RENEW"),
  });

/** Login settings. The error code for a malformed key id differs between actions. */
export const loginConfiguration = <const Code extends string>(malformed: Code) =>
  objectType("LoginConfiguration", {
    AutoGeneratePassword: string("YES generates a password. NO uses the given password, or none.")
      .oneOf(["YES", "NO", "No"])
      .optional(),
    Password: string("Password with at least three kinds of characters.").secret().optional(),
    KeyIds: listOf(
      string("Id of a key pair.").pattern(...idForm("lhkp"), malformed),
      "Ids of the key pairs to bind. Linux only.",
    )
      .items(0, 5, "InvalidParameterValue.OutOfRange")
      .optional(),
  });

export const LoginConfiguration = loginConfiguration("InvalidParameterValue.KeyPairIdMalformed");

export const Command = objectType("Command", {
  Content: string("Command content in base64, at most 64 KB.")
    .length(0, 87_384, "FailedOperation.InitCommandContentTooLong")
    .pattern(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/, "Base64"),
  Timeout: int("Timeout of the command, in seconds.").min(1).max(86_400).default(60),
  WorkingDirectory: string("Working directory of the command.").optional(),
  Username: string("User that runs the command.").optional(),
});
