import { Alert } from "tdesign-react/es/alert";
import { useWords } from "../../words/words.ts";
import type { Refusal } from "../api/useCaller.ts";

/** Why a call did not do what was asked, by its code and in words. */
export function Refused({ refusal: { code, message } }: { readonly refusal: Refusal }) {
  const words = useWords();
  return (
    <div role="alert">
      <Alert theme="error" title={code || words.notDone} message={message} />
    </div>
  );
}
