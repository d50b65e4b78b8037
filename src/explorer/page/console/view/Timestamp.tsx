import { languageSetting } from "../../settings.ts";
import { useStored } from "../../storedValue.ts";

/** An API timestamp in the browser's time zone. */
export function Timestamp({ at }: { readonly at: string }) {
  const [language] = useStored(languageSetting);
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <>–</>;
  const shown = date.toLocaleString(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  return (
    <time dateTime={at} title={at}>
      {shown}
    </time>
  );
}
