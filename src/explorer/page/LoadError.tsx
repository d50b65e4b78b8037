import { useTexts } from "./texts/texts.ts";

/** The page could not load its data. */
export function LoadError({ error }: { readonly error: Error }) {
  const texts = useTexts();
  return (
    <div role="alert" className="failure">
      <p>{texts.unreachable}</p>
      <pre>{error.message}</pre>
      <button type="button" onClick={() => location.reload()}>
        {texts.tryAgain}
      </button>
    </div>
  );
}
