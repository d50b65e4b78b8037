import { useWords } from "./words/words.ts";

/** Something that keeps the page from working. */
export function Failure({ error }: { readonly error: Error }) {
  const words = useWords();
  return (
    <div role="alert" className="failure">
      <p>{words.unreachable}</p>
      <pre>{error.message}</pre>
      <button type="button" onClick={() => location.reload()}>
        {words.again}
      </button>
    </div>
  );
}
