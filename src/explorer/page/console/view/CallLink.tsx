import { linkTo } from "../../call/link.ts";
import { region } from "../../settings.ts";
import { useStored } from "../../stored.ts";
import { useWords } from "../../words/words.ts";
import type { Asked } from "../api/useCaller.ts";

/** Opens the call by which something is shown. */
export function CallLink({ action, input = {} }: Asked) {
  const words = useWords();
  const [place] = useStored(region);
  return (
    <a className="call-link" href={linkTo("lighthouse", action, { region: place, input })} title={words.inExplorer}>
      <span className="visually-hidden">{words.inExplorer}: </span>
      <code>{action}</code>
    </a>
  );
}
