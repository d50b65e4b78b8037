import { meaningIn } from "../messages.ts";
import { language } from "../settings.ts";
import { type SpecService, useKnown } from "../spec.tsx";
import { useStored } from "../stored.ts";

/** What codes mean, without the particulars of a call: the product's own words, else those of all products. */
export function useMeaning(service: SpecService): (code: string) => string {
  const { spec } = useKnown();
  const [chosen] = useStored(language);
  return (code) => meaningIn(chosen, service.errors[code] ?? spec.errors[code]);
}
