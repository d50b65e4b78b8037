import { Tag } from "tdesign-react/es/tag";
import type { JournalEntry } from "#explorer/server/journal/entry.ts";
import { useWords } from "../words/words.ts";
import { nameOf } from "./filter.ts";
import { timeOf } from "./times.ts";

interface Props {
  readonly entries: readonly JournalEntry[];
  /** RequestId of the one that is shown in full. */
  readonly chosen: string;
  readonly onChoose: (requestId: string) => void;
}

export function EntryList({ entries, chosen, onChoose }: Props) {
  const words = useWords();
  return (
    <div className="journal-list">
      <table>
        <thead>
          <tr>
            <th scope="col" className="at">
              {words.at}
            </th>
            <th scope="col">{words.actionName}</th>
            <th scope="col" className="number">
              {words.latency}
            </th>
            <th scope="col">{words.result}</th>
            <th scope="col" className="further">
              {words.region}
            </th>
            <th scope="col" className="further">
              {words.account}
            </th>
            <th scope="col" className="further">
              {words.client}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.requestId} aria-current={entry.requestId === chosen ? "true" : undefined}>
              <td className="at">{timeOf(entry.time)}</td>
              <td>
                <button type="button" onClick={() => onChoose(entry.requestId)}>
                  {nameOf(entry) || words.noAction}
                </button>
              </td>
              <td className="number">{entry.milliseconds} ms</td>
              <td>
                <Tag theme={entry.code ? "danger" : "success"} variant="light" size="small">
                  {entry.code || "OK"}
                </Tag>
              </td>
              <td className="further">{entry.region}</td>
              <td className="further">{entry.account}</td>
              <td className="further client">{entry.client}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
