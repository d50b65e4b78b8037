import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { usePageData } from "../pageData.tsx";
import { languageSetting } from "../settings.ts";
import { useStored } from "../storedValue.ts";
import { useTexts } from "../texts/texts.ts";
import { buildIndex, find, type SearchEntry } from "./index.ts";

/** Searches services, categories, actions, parameters, data types and error codes while typing. */
export function QuickSearch({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const { spec } = usePageData();
  const [language] = useStored(languageSetting);
  const [, navigate] = useLocation();
  const [text, setText] = useState("");
  const [selected, setSelected] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const index = useMemo(() => buildIndex(spec, language), [spec, language]);
  const results = useMemo(() => (text.trim() ? find(index, text) : []), [index, text]);
  const open = (entry: SearchEntry): void => {
    navigate(entry.path);
    dialog.current?.close();
  };
  const selectedEntry = results[selected];
  return (
    <dialog ref={dialog} className="quick-search" onClose={onClose} aria-label={texts.search}>
      <input
        type="search"
        role="combobox"
        aria-expanded={results.length > 0}
        aria-controls="results"
        aria-activedescendant={selectedEntry ? `results-${selected}` : undefined}
        aria-label={texts.searchHint}
        placeholder={texts.searchHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setSelected(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setSelected(Math.min(selected + 1, results.length - 1));
          else if (event.key === "ArrowUp") setSelected(Math.max(selected - 1, 0));
          else if (event.key === "Enter" && selectedEntry) open(selectedEntry);
          else return;
          event.preventDefault();
        }}
      />
      <div id="results" role="listbox" aria-label={texts.search}>
        {results.map((entry, position) => (
          // The keyboard works in the input: arrow keys and Enter.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={entry.id}
            id={`results-${position}`}
            role="option"
            tabIndex={-1}
            aria-selected={position === selected}
            onClick={() => open(entry)}
          >
            <span className="result-kind">{texts[entry.kind]}</span>
            <code>{entry.name}</code>
            <span className="result-description">{entry.description}</span>
          </div>
        ))}
      </div>
      {text.trim() !== "" && results.length === 0 && <p role="status">{texts.nothingFound}</p>}
    </dialog>
  );
}
