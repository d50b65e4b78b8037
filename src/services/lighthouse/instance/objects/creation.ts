import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { periods } from "../../package/periods.ts";
import { idForm } from "../../wire/idForms.ts";
import { renewFlags } from "../../wire/parameters.ts";

/** Structures with which instances are bought or reinstalled. */

/** A period of those on sale; the code for any other differs between the actions. */
export const instanceChargePrepaid = <const Code extends string = "InvalidParameterValue">(
  sold: readonly number[],
  code?: Code,
) =>
  objectType("InstanceChargePrepaid", {
    Period: int(`Months that it is paid for: ${periods.join(", ")}.`).oneOf(sold, code),
    RenewFlag: string("Whether it is renewed by itself when it expires.")
      .oneOf(renewFlags)
      .orEmpty()
      .default("NOTIFY_AND_MANUAL_RENEW"),
  });

/** How one gets in; the code for a malformed key differs between the actions. */
export const loginConfiguration = <const Code extends string>(malformed: Code) =>
  objectType("LoginConfiguration", {
    AutoGeneratePassword: string("YES: a password is made up; NO: it is given, or there is none.")
      .oneOf(["YES", "NO", "No"])
      .optional(),
    Password: string("The password, of at least three kinds of characters.").secret().optional(),
    KeyIds: listOf(string("Id of a key pair.").pattern(...idForm("lhkp"), malformed), "Keys that let in; Linux only.")
      .items(0, 5, "InvalidParameterValue.OutOfRange")
      .optional(),
  });

export const LoginConfiguration = loginConfiguration("InvalidParameterValue.KeyPairIdMalformed");

export const Command = objectType("Command", {
  Content: string("The command, in base64; at most 64 KB."),
  Timeout: int("Seconds that it may take.").min(1).max(86_400).default(60),
  WorkingDirectory: string("Where it runs.").optional(),
  Username: string("As whom it runs.").optional(),
});
