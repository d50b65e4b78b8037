import hljs from "highlight.js/lib/core";
import json from "highlight.js/lib/languages/json";
import { useState } from "react";
import { Button } from "tdesign-react/es/button";
import { useTexts } from "./texts/texts.ts";

hljs.registerLanguage("json", json);

/** Text with a copy button. Highlights the syntax if the language is registered. */
export function CodeBlock({ text, language, label }: { text: string; language?: string; label: string }) {
  const isHighlighted = language !== undefined && hljs.getLanguage(language) !== undefined;
  return (
    <figure className="code">
      <figcaption>
        {label}
        <CopyButton text={text} label={label} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard */}
      <pre tabIndex={0}>
        {isHighlighted ? (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: highlight.js escapes its input
          <code dangerouslySetInnerHTML={{ __html: hljs.highlight(text, { language }).value }} />
        ) : (
          <code>{text}</code>
        )}
      </pre>
    </figure>
  );
}

export function CopyButton({ text, label, children }: { text: string; label: string; children?: string }) {
  const texts = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <Button size="small" variant="text" aria-label={`${texts.copy}: ${label}`} onClick={copy}>
      {copied ? texts.copied : (children ?? texts.copy)}
    </Button>
  );
}
