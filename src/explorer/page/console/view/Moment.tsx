import { language } from "../../settings.ts";
import { useStored } from "../../stored.ts";

/** A moment of the API, by the clock on the wall of whoever looks. */
export function Moment({ at }: { readonly at: string }) {
  const [tongue] = useStored(language);
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <>–</>;
  const shown = date.toLocaleString(tongue === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  return (
    <time dateTime={at} title={at}>
      {shown}
    </time>
  );
}
