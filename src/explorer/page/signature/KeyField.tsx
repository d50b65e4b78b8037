import { Radio } from "tdesign-react/es/radio";
import type { SigningKey } from "../call/request.ts";
import type { Credential } from "../settings.ts";
import { formatText, useTexts } from "../texts/texts.ts";
import { Line } from "./PartsFields.tsx";

interface Props {
  readonly chosen: Credential | undefined;
  /** Undefined where the chosen account's key counts. */
  readonly typed: SigningKey | undefined;
  readonly onChange: (typed: SigningKey | undefined) => void;
}

/** Selects the key with which the request is checked. */
export function KeyField({ chosen, typed, onChange }: Props) {
  const texts = useTexts();
  return (
    <fieldset className="compare-key">
      <legend>{texts.compareKey}</legend>
      {chosen && (
        <Radio.Group
          value={typed ? "typed" : "chosen"}
          onChange={(next) => onChange(next === "typed" ? { secretId: "", secretKey: "" } : undefined)}
        >
          <Radio value="chosen">{formatText(texts.compareChosen, { name: chosen.name })}</Radio>
          <Radio value="typed">{texts.compareTyped}</Radio>
        </Radio.Group>
      )}
      {typed && (
        <>
          <p className="member-description">{texts.keyStaysLocal}</p>
          <Line
            label={texts.secretId}
            value={typed.secretId}
            onChange={(secretId) => onChange({ ...typed, secretId })}
          />
          <Line
            label={texts.secretKey}
            value={typed.secretKey}
            hidden
            onChange={(secretKey) => onChange({ ...typed, secretKey })}
          />
          <Line label={texts.token} value={typed.token ?? ""} onChange={(token) => onChange({ ...typed, token })} />
        </>
      )}
    </fieldset>
  );
}
