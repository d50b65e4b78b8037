import { languageSetting } from "../../settings.ts";
import { useStored } from "../../storedValue.ts";
import { formatText, useTexts } from "../../texts/texts.ts";
import type { Reader } from "../api/responses.ts";
import type { Price } from "../api/shapes.ts";
import type { CallRequest } from "../api/useCaller.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { CallLink } from "../view/CallLink.tsx";

/** The price for the current input. */
export function PriceLine({ request, read }: { readonly request: CallRequest; readonly read: Reader<Price> }) {
  const texts = useTexts();
  const [language] = useStored(languageSetting);
  const { value, refusal } = usePolledCall(request, read);
  const money = (amount: number, currency: string): string =>
    // Prices of disks name no currency.
    amount.toLocaleString(language === "zh" ? "zh-CN" : "en-GB", currency ? { style: "currency", currency } : {});
  return (
    <p className="price" role="status">
      <strong>{texts.price}:</strong>{" "}
      {refusal
        ? `${refusal.code} ${refusal.message}`
        : value
          ? formatText(texts.priceOf, {
              now: money(value.DiscountPrice, value.Currency),
              full: money(value.OriginalPrice, value.Currency),
            })
          : "…"}{" "}
      <CallLink {...request} />
    </p>
  );
}
