import hljs from "highlight.js/lib/core";
import json from "highlight.js/lib/languages/json";
import { useState } from "react";
import { Button } from "tdesign-react/es/button";
import { useWords } from "./words/words.ts";

hljs.registerLanguage("json", json);

/** Text that is shown as it is, coloured where its language is known, and can be copied. */
export function CodeBlock({ text, language, label }: { text: string; language?: string; label: string }) {
  const known = language !== undefined && hljs.getLanguage(language) !== undefined;
  return (
    <figure className="code">
      <figcaption>
        {label}
        <CopyButton text={text} label={label} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre tabIndex={0}>
        {known ? (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: highlight.js escapes what it is given
          <code dangerouslySetInnerHTML={{ __html: hljs.highlight(text, { language }).value }} />
        ) : (
          <code>{text}</code>
        )}
      </pre>
    </figure>
  );
}

export function CopyButton({ text, label, children }: { text: string; label: string; children?: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <Button size="small" variant="text" aria-label={`${words.copy}: ${label}`} onClick={copy}>
      {copied ? words.copied : (children ?? words.copy)}
    </Button>
  );
}
