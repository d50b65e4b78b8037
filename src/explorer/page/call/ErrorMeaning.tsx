import { Alert } from "tdesign-react/es/alert";
import { Link } from "wouter";
import { errorPath } from "../paths.ts";
import { type SpecAction, type SpecService, useKnown } from "../spec.tsx";
import { useWords } from "../words/words.ts";
import { useMeaning } from "./meaning.ts";

interface Props {
  readonly serviceName: string;
  readonly code: string;
  readonly message: string;
  readonly action: SpecAction;
  readonly service: SpecService;
}

/** An error, with what its code means and whether this action documents it. */
export function ErrorMeaning({ serviceName, code, message, action, service }: Props) {
  const words = useWords();
  const { spec } = useKnown();
  const meaning = useMeaning(service)(code);
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
              <strong>{words.meaning}</strong>: {meaning}
            </p>
          )}
          <p>
            {source}{" "}
            {source !== words.undeclaredError && <Link href={errorPath(serviceName, code)}>{words.documentation}</Link>}
          </p>
        </>
      }
    />
  );
}
