import { isObject, type JsonObject } from "../../call/json.ts";
import type { Texts } from "../../texts/texts.ts";
import { firstPage } from "../api/lists.ts";
import { bool, listOf, objectOf, type Reader, text } from "../api/responses.ts";
import { blueprint, bundle, instance, keyPair } from "../api/shapes.ts";
import type { Choice, RemoteChoices } from "./operation.ts";

/** What several operations let one choose from. */

const months = [1, 2, 3, 6, 12, 24, 36];

export const periods = (): readonly Choice[] => months.map((count) => ({ value: String(count), label: String(count) }));

export const renewFlags = (texts: Texts): readonly Choice[] => [
  { value: "NOTIFY_AND_MANUAL_RENEW", label: texts.renewManually },
  { value: "NOTIFY_AND_AUTO_RENEW", label: texts.renewAutomatically },
  { value: "DISABLE_NOTIFY_AND_MANUAL_RENEW", label: texts.renewSilently },
];

/** Choices from the elements of a list that an action returns. */
export function choicesOf<One>(
  request: { readonly action: string; readonly input?: JsonObject },
  set: string,
  one: Reader<One>,
  choice: (one: One) => Choice,
): RemoteChoices {
  const list = listOf(one);
  return { request, read: (response) => (isObject(response) ? list(response[set]).map(choice) : []) };
}

export const instanceChoices = (): RemoteChoices =>
  choicesOf(
    { action: "DescribeInstances", input: firstPage },
    "InstanceSet",
    instance,
    ({ InstanceId, InstanceName }) => ({
      value: InstanceId,
      label: `${InstanceName} (${InstanceId})`,
    }),
  );

export const keyChoices = (): RemoteChoices =>
  choicesOf({ action: "DescribeKeyPairs", input: firstPage }, "KeyPairSet", keyPair, ({ KeyId, KeyName }) => ({
    value: KeyId,
    label: `${KeyName} (${KeyId})`,
  }));

export const zoneChoices = (): RemoteChoices =>
  choicesOf({ action: "DescribeZones" }, "ZoneInfoSet", objectOf({ Zone: text, ZoneName: text }), (zone) => ({
    value: zone.Zone,
    label: `${zone.ZoneName} (${zone.Zone})`,
  }));

const bundleLabel = ({ CPU, Memory, SystemDiskSize, InternetMaxBandwidthOut, Price, BundleId }: Bundle): string => {
  const { DiscountPrice, Currency } = Price.InstancePrice;
  const size = `${CPU} CPU, ${Memory} GB, ${SystemDiskSize} GB, ${InternetMaxBandwidthOut} Mbps`;
  return `${size}: ${DiscountPrice} ${Currency} (${BundleId})`;
};
type Bundle = ReturnType<typeof bundle>;

const bundleChoice = (one: Bundle): Choice => ({
  value: one.BundleId,
  label: bundleLabel(one),
  ...(one.BundleSalesState !== "AVAILABLE" && { disabledReason: one.BundleSalesState }),
});

export const bundleChoices = (): RemoteChoices =>
  choicesOf({ action: "DescribeBundles", input: firstPage }, "BundleSet", bundle, bundleChoice);

/** The bundles that an instance can become, each with why it cannot. */
export const largerBundleChoices = (InstanceId: string): RemoteChoices =>
  choicesOf(
    { action: "DescribeModifyInstanceBundles", input: { InstanceId, ...firstPage } },
    "ModifyBundleSet",
    objectOf({ Bundle: bundle, ModifyBundleState: text, NotSupportModifyMessage: text }),
    ({ Bundle, ModifyBundleState, NotSupportModifyMessage }) => ({
      value: Bundle.BundleId,
      label: bundleLabel(Bundle),
      ...(ModifyBundleState !== "AVAILABLE" && { disabledReason: NotSupportModifyMessage || ModifyBundleState }),
    }),
  );

const blueprintLabel = ({ DisplayTitle, DisplayVersion, BlueprintName, BlueprintId }: ReturnType<typeof blueprint>) =>
  `${DisplayTitle || BlueprintName} ${DisplayVersion} (${BlueprintId})`;

export const blueprintChoices = (): RemoteChoices =>
  choicesOf({ action: "DescribeBlueprints", input: firstPage }, "BlueprintSet", blueprint, (one) => ({
    value: one.BlueprintId,
    label: blueprintLabel(one),
    ...(one.BlueprintState !== "NORMAL" && { disabledReason: one.BlueprintState }),
  }));

/** The systems that an instance can be reset to, each with why it cannot. */
export const resetChoices = (InstanceId: string): RemoteChoices =>
  choicesOf(
    { action: "DescribeResetInstanceBlueprints", input: { InstanceId, ...firstPage } },
    "ResetInstanceBlueprintSet",
    objectOf({ BlueprintInfo: blueprint, IsResettable: bool, NonResettableMessage: text }),
    ({ BlueprintInfo, IsResettable, NonResettableMessage }) => ({
      value: BlueprintInfo.BlueprintId,
      label: blueprintLabel(BlueprintInfo),
      ...(!IsResettable && { disabledReason: NonResettableMessage }),
    }),
  );
