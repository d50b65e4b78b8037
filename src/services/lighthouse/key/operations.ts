import { listOf, string } from "#kernel/fields.ts";
import { operationType } from "../work/operationType.ts";

const keys = listOf(string("Id of a key pair."), "Ids of the key pairs.");

/** The operations that bind key pairs, with what each stores until it ends. */
export const associateInstancesKeyPairs = operationType("AssociateInstancesKeyPairs", "instance", {
  detail: { keys, user: string("The user that they log in.") },
});
export const disassociateInstancesKeyPairs = operationType("DisassociateInstancesKeyPairs", "instance", {
  detail: { keys },
});
