import { Tag } from "tdesign-react/es/tag";
import type { JournalEntry } from "#journal/entry.ts";
import { useTexts } from "../texts/texts.ts";
import { actionName } from "./filter.ts";
import { timeOfDay } from "./timeOfDay.ts";

interface Props {
  readonly entries: readonly JournalEntry[];
  /** RequestId of the one that is shown in full. */
  readonly chosen: string;
  readonly onChoose: (requestId: string) => void;
}

export function EntryList({ entries, chosen, onChoose }: Props) {
  const texts = useTexts();
  return (
    <div className="journal-list">
      <table>
        <thead>
          <tr>
            <th scope="col" className="at">
              {texts.requestTime}
            </th>
            <th scope="col">{texts.actionName}</th>
            <th scope="col" className="number">
              {texts.latency}
            </th>
            <th scope="col">{texts.result}</th>
            <th scope="col" className="secondary">
              {texts.region}
            </th>
            <th scope="col" className="secondary">
              {texts.account}
            </th>
            <th scope="col" className="secondary">
              {texts.client}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.requestId} aria-current={entry.requestId === chosen ? "true" : undefined}>
              <td className="at">{timeOfDay(entry.time)}</td>
              <td>
                <button type="button" onClick={() => onChoose(entry.requestId)}>
                  {actionName(entry) || texts.noAction}
                </button>
              </td>
              <td className="number">{entry.milliseconds} ms</td>
              <td>
                <Tag theme={entry.code ? "danger" : "success"} variant="light" size="small">
                  {entry.code || "OK"}
                </Tag>
              </td>
              <td className="secondary">{entry.region}</td>
              <td className="secondary">{entry.account}</td>
              <td className="secondary client">{entry.client}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
