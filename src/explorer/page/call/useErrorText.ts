import { type SpecService, usePageData } from "../pageData.tsx";
import { languageSetting } from "../settings.ts";
import { useStored } from "../storedValue.ts";
import { errorText } from "../translations.ts";

/** Describes error codes: with the service's own message, or else the common one. */
export function useErrorText(service: SpecService): (code: string) => string {
  const { spec } = usePageData();
  const [language] = useStored(languageSetting);
  return (code) => errorText(language, service.errors[code] ?? spec.errors[code]);
}
