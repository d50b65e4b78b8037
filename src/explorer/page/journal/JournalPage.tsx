import { useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Button } from "tdesign-react/es/button";
import { filled, useWords } from "../words/words.ts";
import { EntryList } from "./EntryList.tsx";
import { EntryView } from "./EntryView.tsx";
import { Filters } from "./Filters.tsx";
import { everything, matches } from "./filter.ts";
import type { Seen } from "./format.ts";
import { useJournal } from "./useJournal.ts";
import "./journal.css";

/** The last requests, as they come, and one of them in full. */
export default function JournalPage() {
  const words = useWords();
  const [live, setLive] = useState(true);
  const { seen, clear } = useJournal(live);
  const [filter, setFilter] = useState(everything);
  const [chosen, setChosen] = useState("");
  const { entries, missed, fault } = seen;
  const shown = entries.filter((entry) => matches(entry, filter));
  const entry = entries.find(({ requestId }) => requestId === chosen);
  return (
    <main className="journal" data-open={entry !== undefined}>
      <section aria-label={words.journal}>
        <header>
          <h1>{words.journal}</h1>
          <Button variant="outline" onClick={() => setLive(!live)}>
            {live ? words.pause : words.goOn}
          </Button>
          <Button variant="text" onClick={clear}>
            {words.clearList}
          </Button>
          <span className="journal-state" role="status">
            {live && !fault && words.live}
          </span>
        </header>
        <Filters entries={entries} filter={filter} onChange={setFilter} />
        <Fault fault={fault} />
        {missed > 0 && <p className="hint">{filled(words.missed, { count: missed })}</p>}
        {shown.length > 0 ? (
          <EntryList entries={shown} chosen={chosen} onChoose={setChosen} />
        ) : (
          !fault && <p className="hint">{entries.length > 0 ? words.noneMatches : words.noRequests}</p>
        )}
      </section>
      {entry && <EntryView key={entry.requestId} entry={entry} onClose={() => setChosen("")} />}
    </main>
  );
}

function Fault({ fault }: Pick<Seen, "fault">) {
  const words = useWords();
  if (fault === "lost") return <Alert theme="warning" message={words.journalLost} />;
  if (fault === "") return null;
  return <Alert theme="info" message={fault === "off" ? words.journalOff : words.journalElsewhere} />;
}
