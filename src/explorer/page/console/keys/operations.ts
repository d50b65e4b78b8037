import { objectOf } from "../api/responses.ts";
import { type KeyPair, keyPair } from "../api/shapes.ts";
import { instanceChoices } from "../operations/choices.ts";
import type { Choice, Operation } from "../operations/operation.ts";

export const createKey: Operation<null> = {
  action: "CreateKeyPair",
  label: "createKey",
  fields: [{ kind: "text", name: "name", label: "name" }],
  input: (_, { name = "" }) => ({ KeyName: name }),
};

/** The response of CreateKeyPair, the only one with the private key. */
export const createdKey = objectOf({ KeyPair: keyPair });

export const importKey: Operation<null> = {
  action: "ImportKeyPair",
  label: "importKey",
  fields: [
    { kind: "text", name: "name", label: "name" },
    { kind: "long", name: "key", label: "publicKey", hint: "publicKeyHint" },
  ],
  input: (_, { name = "", key = "" }) => ({ KeyName: name, PublicKey: key }),
};

const boundInstances = ({ AssociatedInstanceIds }: KeyPair): readonly Choice[] =>
  AssociatedInstanceIds.map((id) => ({ value: id, label: id }));

/** What can be done with a key pair. */
export const keyOperations: readonly Operation<KeyPair>[] = [
  {
    action: "AssociateInstancesKeyPairs",
    label: "bindKey",
    warning: "restartWarning",
    fields: [{ kind: "choice", name: "instance", label: "instance", choices: instanceChoices }],
    input: ({ KeyId }, { instance = "" }) => ({ KeyIds: [KeyId], InstanceIds: [instance] }),
  },
  {
    action: "DisassociateInstancesKeyPairs",
    label: "unbindKey",
    warning: "restartWarning",
    fields: [{ kind: "choice", name: "instance", label: "instance", choices: boundInstances }],
    input: ({ KeyId }, { instance = "" }) => ({ KeyIds: [KeyId], InstanceIds: [instance] }),
  },
  {
    action: "DeleteKeyPairs",
    label: "delete",
    warning: "deleteWarning",
    destructive: true,
    input: ({ KeyId }) => ({ KeyIds: [KeyId] }),
  },
];
