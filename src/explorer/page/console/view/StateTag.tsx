import { Tag } from "tdesign-react/es/tag";
import { isInProgress } from "../api/transientStates.ts";

type Theme = "success" | "warning" | "danger" | "default";

const good = ["RUNNING", "NORMAL", "ATTACHED", "ACTIVE", "AVAILABLE", "running"];

const themeOf = (state: string): Theme =>
  good.includes(state) ? "success" : /FAILED|ERROR|VIOLATION/.test(state) ? "danger" : "default";

/** A state by its name in the API, with the operation in progress. */
export function StateTag({ state, operation, latest = "" }: { state: string; operation?: string; latest?: string }) {
  const moving = isInProgress(state, latest);
  return (
    <span className="state" data-moving={moving}>
      <Tag theme={moving ? "warning" : themeOf(state)} variant="outline">
        {state}
      </Tag>
      {moving && operation && <small>{operation} …</small>}
      {latest === "FAILED" && operation && <small>{operation}: FAILED</small>}
    </span>
  );
}
