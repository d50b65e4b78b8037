import { useEffect, useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Button } from "tdesign-react/es/button";
import { Checkbox } from "tdesign-react/es/checkbox";
import { Radio } from "tdesign-react/es/radio";
import { Link } from "wouter";
import { CopyButton } from "../CodeBlock.tsx";
import type { Call } from "../call/request.ts";
import { usePageData } from "../pageData.tsx";
import { type Credential, credentialSetting } from "../settings.ts";
import { useStored } from "../storedValue.ts";
import { formatText, useTexts } from "../texts/texts.ts";
import { type SigningOptions, type SigningStep, signingSteps } from "./steps.ts";
import type { V1Algorithm } from "./v1.ts";
import "./signature.css";

/** How the call in the form is signed, step by step. */
export default function SignatureView({ call }: { readonly call: Call }) {
  const texts = useTexts();
  const [key] = useStored(credentialSetting);
  if (!key) return <Alert theme="warning" message={texts.noCredential} />;
  if (crypto.subtle === undefined) return <Alert theme="error" message={texts.signingUnavailable} />;
  return <Signing call={call} credential={key} />;
}

function Signing({ call, credential }: { readonly call: Call; readonly credential: Credential }) {
  const texts = useTexts();
  const { clockOffset } = usePageData();
  const moment = () => ({ timestamp: Math.floor((Date.now() + clockOffset) / 1000), nonce: randomNonce() });
  // The time and the nonce are fixed, so that users can compare each step with their own code.
  const [taken, setTaken] = useState(moment);
  const [scheme, setScheme] = useState<SigningOptions["scheme"]>("tc3");
  const [method, setMethod] = useState<"GET" | "POST">("GET");
  const [algorithm, setAlgorithm] = useState<V1Algorithm>("HmacSHA256");
  const [revealed, setRevealed] = useState(false);
  const { timestamp, nonce } = taken;
  const manner: SigningOptions =
    scheme === "tc3" ? { scheme, timestamp } : { scheme, timestamp, method, algorithm, nonce };
  const steps = useSteps(call, credential, manner);
  const time = new Date(timestamp * 1000).toISOString().slice(0, 19).replace("T", " ");
  return (
    <section className="signature" aria-label={texts.signature}>
      <div className="signature-choices">
        <Choice
          name={texts.signedWith}
          of={["tc3", "v1"]}
          labels={{ tc3: "TC3-HMAC-SHA256", v1: "v1" }}
          value={scheme}
          onChange={setScheme}
        />
        {scheme === "v1" && (
          <>
            <Choice name={texts.signMethod} of={["GET", "POST"]} value={method} onChange={setMethod} />
            <Choice
              name={texts.signAlgorithm}
              of={["HmacSHA1", "HmacSHA256"]}
              value={algorithm}
              onChange={setAlgorithm}
            />
          </>
        )}
      </div>
      <p className="signature-time">
        {formatText(texts.signTime, { timestamp, time })}{" "}
        <Button size="small" variant="outline" onClick={() => setTaken(moment())}>
          {texts.useCurrentTime}
        </Button>
      </p>
      <Checkbox checked={revealed} onChange={setRevealed}>
        {texts.showKeys}
      </Checkbox>
      <p>
        <Link href="/compare">{texts.compare}</Link>
      </p>
      <ol className="signature-steps">
        {steps.map((step) => (
          <StepView key={step.name} step={step} revealed={revealed} />
        ))}
      </ol>
    </section>
  );
}

/** Large enough not to come twice within the minutes for which a signature is good. */
const randomNonce = (): number => 1 + (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);

function useSteps(call: Call, credential: Credential, manner: SigningOptions): readonly SigningStep[] {
  const [steps, setSteps] = useState<readonly SigningStep[]>([]);
  // Each render creates a new call object, so compare its content.
  const asked = JSON.stringify([call, credential, manner]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` stands for call, credential and manner
  useEffect(() => {
    let late = false;
    void signingSteps(call, credential, manner, location.origin).then((made) => {
      if (!late) setSteps(made);
    });
    return () => {
      late = true;
    };
  }, [asked]);
  return steps;
}

function StepView({ step, revealed }: { readonly step: SigningStep; readonly revealed: boolean }) {
  const texts = useTexts();
  const name = texts[step.name];
  const hidden = step.secret && !revealed;
  return (
    <li>
      <div className="signature-heading">
        <h3>{name}</h3>
        {!hidden && <CopyButton text={step.text} label={name} />}
      </div>
      <p className="member-description">{texts[step.about]}</p>
      {hidden ? (
        <p className="signature-hidden">{texts.keyHidden}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard
        <pre tabIndex={0}>
          <code>{step.text}</code>
        </pre>
      )}
    </li>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly of: readonly Value[];
  readonly labels?: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ name, of, labels, value, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset>
      <legend>{name}</legend>
      <Radio.Group value={value} onChange={(next) => of.filter((one) => one === next).forEach(onChange)}>
        {of.map((one) => (
          <Radio key={one} value={one}>
            {labels?.[one] ?? one}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
