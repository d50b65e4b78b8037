import { useEffect, useState } from "react";
import { Radio } from "tdesign-react/es/radio";
import { Select } from "tdesign-react/es/select";
import { targets } from "#explorer/code/targets.ts";
import { CodeBlock } from "../CodeBlock.tsx";
import type { SpecService } from "../pageData.tsx";
import { storedValue, useStored } from "../storedValue.ts";
import { useTexts } from "../texts/texts.ts";
import { hasLanguage, loadLanguage } from "./languages.ts";
import type { Call } from "./send.ts";

const chosenTarget = storedValue<string>("target", (saved) => (typeof saved === "string" ? saved : "nodejs"));
const targetEnvironment = storedValue<"skerry" | "real">("place", (saved) => (saved === "real" ? "real" : "skerry"));

/** A complete program that sends the call in the form to this server or to the real service. */
export default function CodeView({ call, service }: { readonly call: Call; readonly service: SpecService }) {
  const texts = useTexts();
  const [id, setId] = useStored(chosenTarget);
  const [environment, setEnvironment] = useStored(targetEnvironment);
  const [, setLoaded] = useState("");
  const endpoint = environment === "skerry" ? { endpoint: { url: location.origin } } : {};
  const codeCall = { ...call, ...endpoint };
  const available = targets.flatMap((target) => {
    const program = target.generate(codeCall, service);
    return program === undefined ? [] : [{ target, program }];
  });
  const selected = available.find(({ target }) => target.id === id) ?? available[0];
  const language = selected?.target.language ?? "";
  useEffect(() => {
    if (!hasLanguage(language)) void loadLanguage(language).then(() => setLoaded(language));
  }, [language]);
  if (!selected) return null;
  const { target, program } = selected;
  const install = target.install(codeCall).join("\n");
  return (
    <section aria-label={texts.code}>
      <div className="code-tools">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          <span className="visually-hidden">{texts.target}</span>
          <Select
            value={target.id}
            options={available.map(({ target: { id: value, name: label } }) => ({ value, label }))}
            onChange={(next) => setId(String(next))}
          />
        </label>
        <Radio.Group value={environment} onChange={(next) => setEnvironment(next === "real" ? "real" : "skerry")}>
          <Radio value="skerry">{texts.atSkerry}</Radio>
          <Radio value="real">{texts.atRealService}</Radio>
        </Radio.Group>
      </div>
      {install && <CodeBlock text={install} label={texts.install} language="bash" />}
      <CodeBlock text={program} label={target.file} language={language} />
      <CodeBlock text={target.run(codeCall)} label={texts.run} language="bash" />
      <p className="hint">{texts.keysFromEnvironment}</p>
    </section>
  );
}
