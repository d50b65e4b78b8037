import { Alert } from "tdesign-react/es/alert";
import { language } from "../settings.ts";
import { type SpecAction, type SpecService, useKnown } from "../spec.tsx";
import { useStored } from "../stored.ts";
import { useWords } from "../words/words.ts";

interface Props {
  readonly code: string;
  readonly message: string;
  readonly action: SpecAction;
  readonly service: SpecService;
}

/** An error, with what its code means and whether this action documents it. */
export function ErrorMeaning({ code, message, action, service }: Props) {
  const words = useWords();
  const { spec } = useKnown();
  const [chosen] = useStored(language);
  const text = service.errors[code] ?? spec.errors[code];
  const meaning = chosen === "zh" ? (text?.zh ?? text?.en) : text?.en;
  const source = action.errors.includes(code)
    ? words.declaredError
    : code in spec.errors
      ? words.commonError
      : words.undeclaredError;
  return (
    <Alert
      theme="error"
      title={code}
      message={
        <>
          <p>{message}</p>
          {meaning && (
            <p>
              <strong>{words.meaning}</strong>: {meaning.replace(/`?\{\w+\}`?/g, "…")}
            </p>
          )}
          <p>{source}</p>
        </>
      }
    />
  );
}
