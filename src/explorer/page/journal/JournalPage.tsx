import { useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Button } from "tdesign-react/es/button";
import { formatText, useTexts } from "../texts/texts.ts";
import { EntryList } from "./EntryList.tsx";
import { EntryView } from "./EntryView.tsx";
import { Filters } from "./Filters.tsx";
import { matches, noFilter } from "./filter.ts";
import type { JournalState } from "./state.ts";
import { useJournal } from "./useJournal.ts";
import "./journal.css";

/** The last requests, as they come, and one of them in full. */
export default function JournalPage() {
  const texts = useTexts();
  const [live, setLive] = useState(true);
  const { seen, clear } = useJournal(live);
  const [filter, setFilter] = useState(noFilter);
  const [chosen, setChosen] = useState("");
  const { entries, missed, problem } = seen;
  const shown = entries.filter((entry) => matches(entry, filter));
  const entry = entries.find(({ requestId }) => requestId === chosen);
  return (
    <main className="journal" data-open={entry !== undefined}>
      <section aria-label={texts.journal}>
        <header>
          <h1>{texts.journal}</h1>
          <Button variant="outline" onClick={() => setLive(!live)}>
            {live ? texts.pause : texts.resume}
          </Button>
          <Button variant="text" onClick={clear}>
            {texts.clearList}
          </Button>
          <span className="journal-state" role="status">
            {live && !problem && texts.live}
          </span>
        </header>
        <Filters entries={entries} filter={filter} onChange={setFilter} />
        <Problem problem={problem} />
        {missed > 0 && <p className="hint">{formatText(texts.missedRequests, { count: missed })}</p>}
        {shown.length > 0 ? (
          <EntryList entries={shown} chosen={chosen} onChoose={setChosen} />
        ) : (
          !problem && <p className="hint">{entries.length > 0 ? texts.noMatchingRequests : texts.noRequests}</p>
        )}
      </section>
      {entry && <EntryView key={entry.requestId} entry={entry} onClose={() => setChosen("")} />}
    </main>
  );
}

function Problem({ problem }: Pick<JournalState, "problem">) {
  const texts = useTexts();
  if (problem === "lost") return <Alert theme="warning" message={texts.journalLost} />;
  if (problem === "") return null;
  return <Alert theme="info" message={problem === "off" ? texts.journalOff : texts.journalRemote} />;
}
