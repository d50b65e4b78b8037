import { useEffect, useMemo, useRef, useState } from "react";
import type { JsonObject } from "../../call/json.ts";
import { useChangeCount } from "./changes.ts";
import type { Reader } from "./responses.ts";
import { type CallRequest, type Refusal, useCaller } from "./useCaller.ts";

/** The latest value of a polled call, and the refusal of the latest attempt. */
export interface PolledCall<Value> {
  readonly request: CallRequest | undefined;
  readonly value: Value | undefined;
  readonly refusal: Refusal | undefined;
}

const fastInterval = 700;
const slowInterval = 10_000;
/** Number of fast polls after a change, because some resources do not show that they are changing. */
const fastPollsAfterChange = 6;

/**
 * Calls, and goes on calling: soon again while something is on its way or was just changed, now and then else, never
 * while the page is hidden.
 * @param request undefined while the parameters are not available yet
 */
export function usePolledCall<Value>(
  request: CallRequest | undefined,
  read: Reader<Value>,
  isOnItsWay: (value: Value) => boolean = () => false,
): PolledCall<Value> {
  const call = useCaller();
  const written = useChangeCount();
  const question = request && JSON.stringify(request);
  const [kept, keep] = useState<LastOutcome>();
  // Ignore the response to an earlier request or of another account.
  const said = kept?.question === question && kept?.call === call ? kept : undefined;
  const response = said?.response;
  const value = useMemo(() => response && read(response), [response, read]);
  const moving = value !== undefined && isOnItsWay(value);

  const known = useRef(written);
  useEffect(() => {
    if (question === undefined) return;
    let left = written === known.current ? 0 : fastPollsAfterChange;
    known.current = written;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let [over, busy] = [false, false];
    const round = async (): Promise<void> => {
      clearTimeout(timer);
      if (document.hidden || busy) return;
      busy = true;
      const next = await call(JSON.parse(question));
      busy = false;
      if (over) return;
      keep((old) => {
        const before = old?.question === question && old.call === call ? old.response : undefined;
        if ("refusal" in next) return { question, call, response: before, refusal: next.refusal };
        // Keep the previous object if the content is equal, which avoids a render.
        const same = before !== undefined && contentOf(before) === contentOf(next.response);
        return { question, call, response: same ? before : next.response, refusal: undefined };
      });
      timer = setTimeout(round, moving || left > 0 ? fastInterval : slowInterval);
      left -= 1;
    };
    document.addEventListener("visibilitychange", round);
    void round();
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", round);
    };
  }, [question, call, moving, written]);
  return { request, value, refusal: said?.refusal };
}

interface LastOutcome {
  readonly question: string;
  readonly call: ReturnType<typeof useCaller>;
  readonly response: JsonObject | undefined;
  readonly refusal: Refusal | undefined;
}

const contentOf = ({ RequestId: _, ...rest }: JsonObject): string => JSON.stringify(rest);
