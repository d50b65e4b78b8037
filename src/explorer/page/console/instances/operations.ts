import type { JsonObject } from "../../call/json.ts";
import { type Instance, renewalPrice } from "../api/shapes.ts";
import { keyChoices, largerBundleChoices, periods, renewFlags, resetChoices } from "../operations/choices.ts";
import { given, type Operation, type Values } from "../operations/operation.ts";

type One = Operation<Instance>;

const ids = ({ InstanceId }: Instance): JsonObject => ({ InstanceIds: [InstanceId] });

export const start: One = { action: "StartInstances", label: "start", input: ids };

export const stop: One = { action: "StopInstances", label: "stop", warning: "stopWarning", input: ids };

export const reboot: One = { action: "RebootInstances", label: "reboot", warning: "rebootWarning", input: ids };

const rename: One = {
  action: "ModifyInstancesAttribute",
  label: "rename",
  fields: [{ kind: "text", name: "name", label: "name", initial: ({ InstanceName }) => InstanceName }],
  input: (row, { name = "" }) => ({ ...ids(row), InstanceName: name }),
};

const password: One = {
  action: "ResetInstancesPassword",
  label: "setPassword",
  warning: "restartWarning",
  fields: [
    { kind: "password", name: "password", label: "password", hint: "passwordHint" },
    { kind: "text", name: "user", label: "userName", optional: true },
  ],
  input: (row, { password = "", user = "" }) => ({ ...ids(row), Password: password, ...given({ UserName: user }) }),
};

const bindKey: One = {
  action: "AssociateInstancesKeyPairs",
  label: "bindKey",
  warning: "restartWarning",
  fields: [{ kind: "choice", name: "key", label: "keyPair", choices: keyChoices }],
  input: (row, { key = "" }) => ({ ...ids(row), KeyIds: [key] }),
};

const reset: One = {
  action: "ResetInstance",
  label: "reinstall",
  warning: "reinstallWarning",
  loses: true,
  fields: [{ kind: "choice", name: "blueprint", label: "blueprint", choices: (row) => resetChoices(row.InstanceId) }],
  input: ({ InstanceId }, { blueprint = "" }) => ({ InstanceId, BlueprintId: blueprint }),
};

const snapshot: One = {
  action: "CreateInstanceSnapshot",
  label: "makeSnapshot",
  fields: [{ kind: "text", name: "name", label: "name", optional: true }],
  input: ({ InstanceId }, { name = "" }) => ({ InstanceId, ...given({ SnapshotName: name }) }),
};

const image: One = {
  action: "CreateBlueprint",
  label: "makeImage",
  fields: [
    { kind: "text", name: "name", label: "name" },
    { kind: "text", name: "about", label: "description", optional: true },
    { kind: "box", name: "off", label: "powerOff" },
  ],
  input: ({ InstanceId }, { name = "", about = "", off }) => ({
    BlueprintName: name,
    InstanceId,
    ...given({ Description: about }),
    ...(off && { ForcePowerOff: true }),
  }),
};

const enlarge: One = {
  action: "ModifyInstancesBundle",
  label: "enlarge",
  warning: "restartWarning",
  fields: [{ kind: "choice", name: "bundle", label: "bundle", choices: (row) => largerBundleChoices(row.InstanceId) }],
  input: (row, { bundle = "" }) => ({ ...ids(row), BundleId: bundle }),
};

const longer = (row: Instance, { period, disks }: Values): JsonObject => ({
  ...ids(row),
  InstanceChargePrepaid: { Period: Number(period) },
  RenewDataDisk: disks === "yes",
});

const renew: One = {
  action: "RenewInstances",
  label: "renew",
  fields: [
    { kind: "choice", name: "period", label: "period", choices: periods },
    { kind: "box", name: "disks", label: "renewDisks" },
  ],
  input: longer,
  price: {
    asked: (row, values) => ({ action: "InquirePriceRenewInstances", input: longer(row, values) }),
    read: renewalPrice,
  },
};

const renewal: One = {
  action: "ModifyInstancesRenewFlag",
  label: "renewal",
  fields: [{ kind: "choice", name: "flag", label: "renewal", choices: (_, words) => renewFlags(words) }],
  input: (row, { flag = "" }) => ({ ...ids(row), RenewFlag: flag }),
};

const isolate: One = {
  action: "IsolateInstances",
  label: "giveBack",
  warning: "giveBackWarning",
  loses: true,
  fields: [{ kind: "box", name: "disks", label: "withDisks" }],
  input: (row, { disks }) => ({ ...ids(row), ...(disks && { IsolateDataDisk: true }) }),
};

const terminate: One = {
  action: "TerminateInstances",
  label: "destroy",
  warning: "destroyWarning",
  loses: true,
  input: ids,
};

/** What stands in every row of the list. */
export const quickOperations: readonly One[] = [start, stop, reboot];

/** What stands on the page of an instance. */
export const instanceOperations: readonly One[] = [
  ...quickOperations,
  rename,
  password,
  bindKey,
  snapshot,
  image,
  enlarge,
  reset,
  renew,
  renewal,
  isolate,
  terminate,
];
