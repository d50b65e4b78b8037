import { language } from "../../settings.ts";
import { useStored } from "../../stored.ts";
import { filled, useWords } from "../../words/words.ts";
import type { Reader } from "../api/responses.ts";
import type { Price } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import type { Asked } from "../api/useCaller.ts";
import { CallLink } from "../view/CallLink.tsx";

/** What it would cost as it is filled in now. */
export function PriceLine({ asked, read }: { readonly asked: Asked; readonly read: Reader<Price> }) {
  const words = useWords();
  const [tongue] = useStored(language);
  const { value, refusal } = useCalled(asked, read);
  const money = (amount: number, currency: string): string =>
    // Prices of disks name no currency.
    amount.toLocaleString(tongue === "zh" ? "zh-CN" : "en-GB", currency ? { style: "currency", currency } : {});
  return (
    <p className="price" role="status">
      <strong>{words.price}:</strong>{" "}
      {refusal
        ? `${refusal.code} ${refusal.message}`
        : value
          ? filled(words.priceOf, {
              now: money(value.DiscountPrice, value.Currency),
              full: money(value.OriginalPrice, value.Currency),
            })
          : "…"}{" "}
      <CallLink {...asked} />
    </p>
  );
}
