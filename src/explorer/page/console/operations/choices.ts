import { isObject, type JsonObject } from "../../call/json.ts";
import type { Words } from "../../words/words.ts";
import { pages } from "../api/lists.ts";
import { listOf, objectOf, type Reader, text, yes } from "../api/responses.ts";
import { blueprint, bundle, instance, keyPair } from "../api/shapes.ts";
import type { AskedChoices, Choice } from "./operation.ts";

/** What several operations let one choose from. */

const months = [1, 2, 3, 6, 12, 24, 36];

export const periods = (): readonly Choice[] => months.map((count) => ({ value: String(count), label: String(count) }));

export const renewFlags = (words: Words): readonly Choice[] => [
  { value: "NOTIFY_AND_MANUAL_RENEW", label: words.renewedByHand },
  { value: "NOTIFY_AND_AUTO_RENEW", label: words.renewedByItself },
  { value: "DISABLE_NOTIFY_AND_MANUAL_RENEW", label: words.renewedUntold },
];

/** Choices made of the elements of a list that an action answers. */
export function choicesOf<One>(
  asked: { readonly action: string; readonly input?: JsonObject },
  set: string,
  one: Reader<One>,
  choice: (one: One) => Choice,
): AskedChoices {
  const list = listOf(one);
  return { asked, read: (response) => (isObject(response) ? list(response[set]).map(choice) : []) };
}

export const instanceChoices = (): AskedChoices =>
  choicesOf({ action: "DescribeInstances", input: pages }, "InstanceSet", instance, ({ InstanceId, InstanceName }) => ({
    value: InstanceId,
    label: `${InstanceName} (${InstanceId})`,
  }));

export const keyChoices = (): AskedChoices =>
  choicesOf({ action: "DescribeKeyPairs", input: pages }, "KeyPairSet", keyPair, ({ KeyId, KeyName }) => ({
    value: KeyId,
    label: `${KeyName} (${KeyId})`,
  }));

export const zoneChoices = (): AskedChoices =>
  choicesOf({ action: "DescribeZones" }, "ZoneInfoSet", objectOf({ Zone: text, ZoneName: text }), (zone) => ({
    value: zone.Zone,
    label: `${zone.ZoneName} (${zone.Zone})`,
  }));

const labelOf = ({ CPU, Memory, SystemDiskSize, InternetMaxBandwidthOut, Price, BundleId }: BundleOf): string => {
  const { DiscountPrice, Currency } = Price.InstancePrice;
  const size = `${CPU} CPU, ${Memory} GB, ${SystemDiskSize} GB, ${InternetMaxBandwidthOut} Mbps`;
  return `${size}: ${DiscountPrice} ${Currency} (${BundleId})`;
};
type BundleOf = ReturnType<typeof bundle>;

const bundleChoice = (one: BundleOf): Choice => ({
  value: one.BundleId,
  label: labelOf(one),
  ...(one.BundleSalesState !== "AVAILABLE" && { not: one.BundleSalesState }),
});

export const bundleChoices = (): AskedChoices =>
  choicesOf({ action: "DescribeBundles", input: pages }, "BundleSet", bundle, bundleChoice);

/** The bundles that an instance can become, each with why it cannot. */
export const largerBundleChoices = (InstanceId: string): AskedChoices =>
  choicesOf(
    { action: "DescribeModifyInstanceBundles", input: { InstanceId, ...pages } },
    "ModifyBundleSet",
    objectOf({ Bundle: bundle, ModifyBundleState: text, NotSupportModifyMessage: text }),
    ({ Bundle, ModifyBundleState, NotSupportModifyMessage }) => ({
      value: Bundle.BundleId,
      label: labelOf(Bundle),
      ...(ModifyBundleState !== "AVAILABLE" && { not: NotSupportModifyMessage || ModifyBundleState }),
    }),
  );

const blueprintLabel = ({ DisplayTitle, DisplayVersion, BlueprintName, BlueprintId }: ReturnType<typeof blueprint>) =>
  `${DisplayTitle || BlueprintName} ${DisplayVersion} (${BlueprintId})`;

export const blueprintChoices = (): AskedChoices =>
  choicesOf({ action: "DescribeBlueprints", input: pages }, "BlueprintSet", blueprint, (one) => ({
    value: one.BlueprintId,
    label: blueprintLabel(one),
    ...(one.BlueprintState !== "NORMAL" && { not: one.BlueprintState }),
  }));

/** The systems that an instance can be reset to, each with why it cannot. */
export const resetChoices = (InstanceId: string): AskedChoices =>
  choicesOf(
    { action: "DescribeResetInstanceBlueprints", input: { InstanceId, ...pages } },
    "ResetInstanceBlueprintSet",
    objectOf({ BlueprintInfo: blueprint, IsResettable: yes, NonResettableMessage: text }),
    ({ BlueprintInfo, IsResettable, NonResettableMessage }) => ({
      value: BlueprintInfo.BlueprintId,
      label: blueprintLabel(BlueprintInfo),
      ...(!IsResettable && { not: NonResettableMessage }),
    }),
  );
