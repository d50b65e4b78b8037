import { Alert } from "tdesign-react/es/alert";
import { useTexts } from "../../texts/texts.ts";
import type { Refusal } from "../api/useCaller.ts";

/** Why a call did not do what was request, by its code and in texts. */
export function RefusalAlert({ refusal: { code, message } }: { readonly refusal: Refusal }) {
  const texts = useTexts();
  return (
    <div role="alert">
      <Alert theme="error" title={code || texts.callFailed} message={message} />
    </div>
  );
}
