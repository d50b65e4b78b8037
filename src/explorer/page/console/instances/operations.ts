import type { JsonObject } from "../../call/json.ts";
import { type Instance, renewalPrice } from "../api/shapes.ts";
import { keyChoices, largerBundleChoices, periods, renewFlags, resetChoices } from "../operations/choices.ts";
import { type Operation, type Values, withoutEmpty } from "../operations/operation.ts";

type InstanceOperation = Operation<Instance>;

const ids = ({ InstanceId }: Instance): JsonObject => ({ InstanceIds: [InstanceId] });

export const start: InstanceOperation = { action: "StartInstances", label: "start", input: ids };

export const stop: InstanceOperation = { action: "StopInstances", label: "stop", warning: "stopWarning", input: ids };

export const reboot: InstanceOperation = {
  action: "RebootInstances",
  label: "reboot",
  warning: "rebootWarning",
  input: ids,
};

const rename: InstanceOperation = {
  action: "ModifyInstancesAttribute",
  label: "rename",
  fields: [{ kind: "text", name: "name", label: "name", initial: ({ InstanceName }) => InstanceName }],
  input: (row, { name = "" }) => ({ ...ids(row), InstanceName: name }),
};

const password: InstanceOperation = {
  action: "ResetInstancesPassword",
  label: "setPassword",
  warning: "restartWarning",
  fields: [
    { kind: "password", name: "password", label: "password", hint: "passwordHint" },
    { kind: "text", name: "user", label: "userName", optional: true },
  ],
  input: (row, { password = "", user = "" }) => ({
    ...ids(row),
    Password: password,
    ...withoutEmpty({ UserName: user }),
  }),
};

const bindKey: InstanceOperation = {
  action: "AssociateInstancesKeyPairs",
  label: "bindKey",
  warning: "restartWarning",
  fields: [{ kind: "choice", name: "key", label: "keyPair", choices: keyChoices }],
  input: (row, { key = "" }) => ({ ...ids(row), KeyIds: [key] }),
};

const reset: InstanceOperation = {
  action: "ResetInstance",
  label: "reinstall",
  warning: "reinstallWarning",
  destructive: true,
  fields: [{ kind: "choice", name: "blueprint", label: "blueprint", choices: (row) => resetChoices(row.InstanceId) }],
  input: ({ InstanceId }, { blueprint = "" }) => ({ InstanceId, BlueprintId: blueprint }),
};

const snapshot: InstanceOperation = {
  action: "CreateInstanceSnapshot",
  label: "createSnapshot",
  fields: [{ kind: "text", name: "name", label: "name", optional: true }],
  input: ({ InstanceId }, { name = "" }) => ({ InstanceId, ...withoutEmpty({ SnapshotName: name }) }),
};

const image: InstanceOperation = {
  action: "CreateBlueprint",
  label: "createImage",
  fields: [
    { kind: "text", name: "name", label: "name" },
    { kind: "text", name: "about", label: "description", optional: true },
    { kind: "box", name: "off", label: "forcePowerOff" },
  ],
  input: ({ InstanceId }, { name = "", about = "", off }) => ({
    BlueprintName: name,
    InstanceId,
    ...withoutEmpty({ Description: about }),
    ...(off && { ForcePowerOff: true }),
  }),
};

const enlarge: InstanceOperation = {
  action: "ModifyInstancesBundle",
  label: "resize",
  warning: "restartWarning",
  fields: [{ kind: "choice", name: "bundle", label: "bundle", choices: (row) => largerBundleChoices(row.InstanceId) }],
  input: (row, { bundle = "" }) => ({ ...ids(row), BundleId: bundle }),
};

const renewalInput = (row: Instance, { period, disks }: Values): JsonObject => ({
  ...ids(row),
  InstanceChargePrepaid: { Period: Number(period) },
  RenewDataDisk: disks === "yes",
});

const renew: InstanceOperation = {
  action: "RenewInstances",
  label: "renew",
  fields: [
    { kind: "choice", name: "period", label: "period", choices: periods },
    { kind: "box", name: "disks", label: "renewDisks" },
  ],
  input: renewalInput,
  price: {
    request: (row, values) => ({ action: "InquirePriceRenewInstances", input: renewalInput(row, values) }),
    read: renewalPrice,
  },
};

const renewal: InstanceOperation = {
  action: "ModifyInstancesRenewFlag",
  label: "renewal",
  fields: [{ kind: "choice", name: "flag", label: "renewal", choices: (_, texts) => renewFlags(texts) }],
  input: (row, { flag = "" }) => ({ ...ids(row), RenewFlag: flag }),
};

const isolate: InstanceOperation = {
  action: "IsolateInstances",
  label: "return",
  warning: "returnWarning",
  destructive: true,
  fields: [{ kind: "box", name: "disks", label: "returnDisks" }],
  input: (row, { disks }) => ({ ...ids(row), ...(disks && { IsolateDataDisk: true }) }),
};

const terminate: InstanceOperation = {
  action: "TerminateInstances",
  label: "destroy",
  warning: "destroyWarning",
  destructive: true,
  input: ids,
};

/** The operations in each row of the list. */
export const quickOperations: readonly InstanceOperation[] = [start, stop, reboot];

/** The operations on the page of an instance. */
export const instanceOperations: readonly InstanceOperation[] = [
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
