import { useEffect, useState } from "react";
import { Radio } from "tdesign-react/es/radio";
import { Select } from "tdesign-react/es/select";
import { targets } from "#explorer/code/targets.ts";
import { CodeBlock } from "../CodeBlock.tsx";
import type { SpecService } from "../spec.tsx";
import { stored, useStored } from "../stored.ts";
import { useWords } from "../words/words.ts";
import { hasLanguage, loadLanguage } from "./languages.ts";
import type { Call } from "./send.ts";

const chosenTarget = stored<string>("target", (kept) => (typeof kept === "string" ? kept : "nodejs"));
const chosenPlace = stored<"skerry" | "real">("place", (kept) => (kept === "real" ? "real" : "skerry"));

/** A whole program that makes the call in the form, for this server or for the real service. */
export default function CodeView({ call, service }: { readonly call: Call; readonly service: SpecService }) {
  const words = useWords();
  const [id, setId] = useStored(chosenTarget);
  const [place, setPlace] = useStored(chosenPlace);
  const [, setLoaded] = useState("");
  const endpoint = place === "skerry" ? { endpoint: { url: location.origin } } : {};
  const asked = { ...call, ...endpoint };
  const fitting = targets.flatMap((target) => {
    const program = target.generate(asked, service);
    return program === undefined ? [] : [{ target, program }];
  });
  const chosen = fitting.find(({ target }) => target.id === id) ?? fitting[0];
  const language = chosen?.target.language ?? "";
  useEffect(() => {
    if (!hasLanguage(language)) void loadLanguage(language).then(() => setLoaded(language));
  }, [language]);
  if (!chosen) return null;
  const { target, program } = chosen;
  const install = target.install(asked).join("\n");
  return (
    <section aria-label={words.code}>
      <div className="code-tools">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          <span className="visually-hidden">{words.target}</span>
          <Select
            value={target.id}
            options={fitting.map(({ target: { id: value, name: label } }) => ({ value, label }))}
            onChange={(next) => setId(String(next))}
          />
        </label>
        <Radio.Group value={place} onChange={(next) => setPlace(next === "real" ? "real" : "skerry")}>
          <Radio value="skerry">{words.atSkerry}</Radio>
          <Radio value="real">{words.atRealService}</Radio>
        </Radio.Group>
      </div>
      {install && <CodeBlock text={install} label={words.install} language="bash" />}
      <CodeBlock text={program} label={target.file} language={language} />
      <CodeBlock text={target.run(asked)} label={words.run} language="bash" />
      <p className="hint">{words.keysFromEnvironment}</p>
    </section>
  );
}
