import type { JsonObject } from "../../call/json.ts";
import { type Disk, diskPrice } from "../api/shapes.ts";
import { instanceChoices, periods, zoneChoices } from "../operations/choices.ts";
import { type Choice, type Operation, type Values, withoutEmpty } from "../operations/operation.ts";

type DiskOperation = Operation<Disk>;

const ids = ({ DiskId }: Disk): JsonObject => ({ DiskIds: [DiskId] });

const types = (): readonly Choice[] => ["CLOUD_PREMIUM", "CLOUD_SSD"].map((value) => ({ value, label: value }));

const purchaseInput = ({ type = "", size, period }: Values): JsonObject => ({
  DiskType: type,
  DiskSize: Number(size),
  DiskChargePrepaid: { Period: Number(period) },
});

/** Buys a disk. */
export const createDisk: Operation<null> = {
  action: "CreateDisks",
  label: "createDisk",
  fields: [
    { kind: "choice", name: "zone", label: "zone", choices: zoneChoices },
    { kind: "choice", name: "type", label: "diskType", choices: types },
    { kind: "number", name: "size", label: "sizeInGb", min: 10, step: 10, initial: () => "20" },
    { kind: "choice", name: "period", label: "period", choices: periods },
    { kind: "text", name: "name", label: "name", optional: true },
  ],
  input: (_, values) => ({
    Zone: values["zone"] ?? "",
    ...purchaseInput(values),
    ...withoutEmpty({ DiskName: values["name"] ?? "" }),
  }),
  price: {
    request: (_, values) => ({ action: "InquirePriceCreateDisks", input: purchaseInput(values) }),
    read: (response) => diskPrice(response).DiskPrice,
  },
};

/** What can be done with a disk. */
export const diskOperations: readonly DiskOperation[] = [
  {
    action: "AttachDisks",
    label: "attach",
    fields: [{ kind: "choice", name: "instance", label: "instance", choices: instanceChoices }],
    input: (row, { instance = "" }) => ({ ...ids(row), InstanceId: instance }),
  },
  { action: "DetachDisks", label: "detach", warning: "detachWarning", input: ids },
  {
    action: "ResizeDisks",
    label: "resize",
    fields: [
      {
        kind: "number",
        name: "size",
        label: "sizeInGb",
        min: 10,
        step: 10,
        initial: ({ DiskSize }) => String(DiskSize + 10),
      },
    ],
    input: (row, { size }) => ({ ...ids(row), DiskSize: Number(size) }),
  },
  {
    action: "ModifyDisksAttribute",
    label: "rename",
    fields: [{ kind: "text", name: "name", label: "name", initial: ({ DiskName }) => DiskName }],
    input: (row, { name = "" }) => ({ ...ids(row), DiskName: name }),
  },
  {
    action: "RenewDisks",
    label: "renew",
    fields: [{ kind: "choice", name: "period", label: "period", choices: periods }],
    input: (row, { period }) => ({ ...ids(row), RenewDiskChargePrepaid: { Period: Number(period) } }),
  },
  { action: "IsolateDisks", label: "return", warning: "returnWarning", destructive: true, input: ids },
  { action: "TerminateDisks", label: "destroy", warning: "destroyWarning", destructive: true, input: ids },
];
