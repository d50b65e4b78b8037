import { callUrl } from "../../call/link.ts";
import { regionSetting } from "../../settings.ts";
import { useStored } from "../../storedValue.ts";
import { useTexts } from "../../texts/texts.ts";
import type { CallRequest } from "../api/useCaller.ts";

/** A link that opens a call of the console in the explorer. */
export function CallLink({ action, input = {} }: CallRequest) {
  const texts = useTexts();
  const [region] = useStored(regionSetting);
  return (
    <a className="call-link" href={callUrl("lighthouse", action, { region, input })} title={texts.openInExplorer}>
      <span className="visually-hidden">{texts.openInExplorer}: </span>
      <code>{action}</code>
    </a>
  );
}
