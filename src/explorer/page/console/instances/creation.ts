import type { JsonObject } from "../../call/json.ts";
import { instancePrice } from "../api/shapes.ts";
import { blueprintChoices, bundleChoices, keyChoices, periods, zoneChoices } from "../operations/choices.ts";
import { type Operation, type Values, withoutEmpty } from "../operations/operation.ts";

const purchaseInput = ({ bundle = "", blueprint = "", period, count }: Values): JsonObject => ({
  BundleId: bundle,
  BlueprintId: blueprint,
  InstanceChargePrepaid: { Period: Number(period) },
  InstanceCount: Number(count),
});

/** A password and a key exclude each other. The form leaves this check to the service. */
const login = ({ password = "", key = "" }: Values): JsonObject | undefined =>
  password || key ? { ...withoutEmpty({ Password: password }), ...(key && { KeyIds: [key] }) } : undefined;

/** Buys instances. */
export const createInstances: Operation<null> = {
  action: "CreateInstances",
  label: "createInstance",
  fields: [
    { kind: "choice", name: "bundle", label: "bundle", choices: bundleChoices },
    { kind: "choice", name: "blueprint", label: "blueprint", choices: blueprintChoices },
    { kind: "choice", name: "zone", label: "zone", choices: zoneChoices },
    { kind: "text", name: "name", label: "name", optional: true },
    { kind: "choice", name: "period", label: "period", choices: periods },
    { kind: "number", name: "count", label: "count", min: 1, initial: () => "1" },
    { kind: "password", name: "password", label: "password", hint: "passwordHint", optional: true },
    { kind: "choice", name: "key", label: "keyPair", choices: keyChoices, optional: true },
  ],
  input(_, values) {
    const LoginConfiguration = login(values);
    return {
      ...purchaseInput(values),
      ...withoutEmpty({ InstanceName: values["name"] ?? "" }),
      ...(values["zone"] && { Zones: [values["zone"]] }),
      ...(LoginConfiguration && { LoginConfiguration }),
    };
  },
  price: {
    request: (_, values) => ({ action: "InquirePriceCreateInstances", input: purchaseInput(values) }),
    read: (response) => instancePrice(response).Price.InstancePrice,
  },
};
