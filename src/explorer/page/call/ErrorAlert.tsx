import { Alert } from "tdesign-react/es/alert";
import { Link } from "wouter";
import { type SpecAction, type SpecService, usePageData } from "../pageData.tsx";
import { errorPath } from "../paths.ts";
import { useTexts } from "../texts/texts.ts";
import { useErrorText } from "./useErrorText.ts";

interface Props {
  readonly serviceName: string;
  readonly code: string;
  readonly message: string;
  readonly action: SpecAction;
  readonly service: SpecService;
}

/** An error with the meaning of its code and a note whether this action documents it. */
export function ErrorAlert({ serviceName, code, message, action, service }: Props) {
  const texts = useTexts();
  const { spec } = usePageData();
  const meaning = useErrorText(service)(code);
  const source = action.errors.includes(code)
    ? texts.declaredError
    : code in spec.errors
      ? texts.commonError
      : texts.undeclaredError;
  return (
    <Alert
      theme="error"
      title={code}
      message={
        <>
          <p>{message}</p>
          {meaning && (
            <p>
              <strong>{texts.meaning}</strong>: {meaning}
            </p>
          )}
          <p>
            {source}{" "}
            {source !== texts.undeclaredError && <Link href={errorPath(serviceName, code)}>{texts.documentation}</Link>}
          </p>
        </>
      }
    />
  );
}
