import { listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { KeyBinding, KeyPairRow } from "../rows.ts";

const AssociatedInstanceInfo = objectType("AssociatedInstanceInfo", {
  InstanceId: string("Id of the instance."),
  Username: string("User that the key pair is bound for."),
});

export const KeyPair = objectType("KeyPair", {
  KeyId: string("Id of the key pair."),
  KeyName: string("Name chosen by the owner."),
  PublicKey: string("Public key, in OpenSSH format."),
  AssociatedInstanceIds: listOf(string("Id of an instance."), "Ids of the instances that the key pair is bound to."),
  CreatedTime: string("Creation time, in UTC. Null in the response to the creation.").nullable(),
  PrivateKey: string("Private key. Returned only when the key pair is created, and never stored.").secret().nullable(),
  AssociatedInstanceSet: listOf(AssociatedInstanceInfo, "Bound instances and users."),
  Tags: listOf(Tag, "Tags of the resource."),
});

/** Converts a key pair to its wire format, with its bindings selected from those of the account. */
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
