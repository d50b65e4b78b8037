import { Radio } from "tdesign-react/es/radio";
import type { Key } from "../call/request.ts";
import type { Credential } from "../settings.ts";
import { filled, useWords } from "../words/words.ts";
import { Line } from "./PartsFields.tsx";

interface Props {
  readonly chosen: Credential | undefined;
  /** Undefined where the chosen account's key counts. */
  readonly typed: Key | undefined;
  readonly onChange: (typed: Key | undefined) => void;
}

/** Whose key a request is compared with. */
export function KeyField({ chosen, typed, onChange }: Props) {
  const words = useWords();
  return (
    <fieldset className="compare-key">
      <legend>{words.compareKey}</legend>
      {chosen && (
        <Radio.Group
          value={typed ? "typed" : "chosen"}
          onChange={(next) => onChange(next === "typed" ? { secretId: "", secretKey: "" } : undefined)}
        >
          <Radio value="chosen">{filled(words.compareChosen, { name: chosen.name })}</Radio>
          <Radio value="typed">{words.compareTyped}</Radio>
        </Radio.Group>
      )}
      {typed && (
        <>
          <p className="member-about">{words.keyStays}</p>
          <Line
            label={words.secretId}
            value={typed.secretId}
            onChange={(secretId) => onChange({ ...typed, secretId })}
          />
          <Line
            label={words.secretKey}
            value={typed.secretKey}
            hidden
            onChange={(secretKey) => onChange({ ...typed, secretKey })}
          />
          <Line label={words.token} value={typed.token ?? ""} onChange={(token) => onChange({ ...typed, token })} />
        </>
      )}
    </fieldset>
  );
}
