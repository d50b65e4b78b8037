import type { ResourceKind } from "../work/kinds.ts";

export const keyPairKind: ResourceKind = { name: "key-pair", table: "key_pairs", idPrefix: "lhkp", tags: "keypair" };

/** The instances that a key pair is bound to. */
export const keyBindingKind: ResourceKind = { name: "key-binding", table: "key_bindings", belongsTo: "instance" };
