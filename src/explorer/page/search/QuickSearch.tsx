import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { language } from "../settings.ts";
import { useKnown } from "../spec.tsx";
import { useStored } from "../stored.ts";
import { useWords } from "../words/words.ts";
import { type Entry, find, indexOf } from "./index.ts";

/** Finds services, categories, actions, parameters, data types and error codes as one types. */
export function QuickSearch({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { spec } = useKnown();
  const [tongue] = useStored(language);
  const [, go] = useLocation();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const index = useMemo(() => indexOf(spec, tongue), [spec, tongue]);
  const found = useMemo(() => (text.trim() ? find(index, text) : []), [index, text]);
  const open = (entry: Entry): void => {
    go(entry.path);
    dialog.current?.close();
  };
  const chosen = found[at];
  return (
    <dialog ref={dialog} className="quick" onClose={onClose} aria-label={words.search}>
      <input
        type="search"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="found"
        aria-activedescendant={chosen ? `found-${at}` : undefined}
        aria-label={words.searchHint}
        placeholder={words.searchHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
          else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
          else if (event.key === "Enter" && chosen) open(chosen);
          else return;
          event.preventDefault();
        }}
      />
      <div id="found" role="listbox" aria-label={words.search}>
        {found.map((entry, place) => (
          // The keyboard's way is the input's: arrows and Enter.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={entry.id}
            id={`found-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            onClick={() => open(entry)}
          >
            <span className="found-kind">{words[entry.kind]}</span>
            <code>{entry.name}</code>
            <span className="found-about">{entry.about}</span>
          </div>
        ))}
      </div>
      {text.trim() !== "" && found.length === 0 && <p role="status">{words.nothingFound}</p>}
    </dialog>
  );
}
