import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { KeyBinding, KeyPairRow } from "../rows.ts";

const AssociatedInstanceInfo = objectType("AssociatedInstanceInfo", {
  InstanceId: string("Id of the instance."),
  Username: string("The user that the key lets in as."),
});

export const KeyPair = objectType("KeyPair", {
  KeyId: string("Id of the key pair."),
  KeyName: string("What its owner calls it."),
  PublicKey: string("Its public half, as OpenSSH writes it."),
  AssociatedInstanceIds: listOf(string("Id of an instance."), "The instances that it lets into."),
  CreatedTime: string("When it was made, in UTC; null in the answer to its making.").nullable(),
  PrivateKey: string("Its private half, which only the answer to its making holds; kept by nobody.")
    .secret()
    .nullable(),
  AssociatedInstanceSet: listOf(AssociatedInstanceInfo, "The same instances, with the users."),
  Tags: listOf(Tag, "Its tags."),
});

/** A key pair as it is listed, with those of the account's bindings that are its own. */
export function toKeyPair(row: KeyPairRow, bindings: readonly KeyBinding[]): typeof KeyPair.value {
  const mine = bindings.filter((binding) => binding.key_id === row.id);
  return {
    KeyId: row.id,
    KeyName: row.name,
    PublicKey: row.public_key,
    AssociatedInstanceIds: mine.map((binding) => binding.instance_id),
    CreatedTime: isoTime(row.created),
    PrivateKey: null,
    AssociatedInstanceSet: mine.map(({ instance_id, user_name }) => ({ InstanceId: instance_id, Username: user_name })),
    Tags: tagsOf(row),
  };
}
