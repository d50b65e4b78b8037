import { lazy, Suspense, useEffect, useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Button } from "tdesign-react/es/button";
import { Loading } from "tdesign-react/es/loading";
import { CopyButton } from "../CodeBlock.tsx";
import { type SpecAction, type SpecService, usePageData, useTranslate } from "../pageData.tsx";
import { credentialSetting, languageSetting, regionSetting } from "../settings.ts";
import { useStored } from "../storedValue.ts";
import { formatText, useTexts } from "../texts/texts.ts";
import { Views } from "../Views.tsx";
import { CallForm } from "./CallForm.tsx";
import { draftOf } from "./drafts.ts";
import { callUrl, parseLink } from "./link.ts";
import { ResponseView } from "./ResponseView.tsx";
import { type Call, type CallResult, send } from "./send.ts";

const ActionDoc = lazy(async () => ({ default: (await import("../docs/ActionDoc.tsx")).ActionDoc }));
const CodeView = lazy(() => import("./CodeView.tsx"));
const SignatureView = lazy(() => import("../signature/SignatureView.tsx"));

interface Props {
  readonly serviceName: string;
  readonly service: SpecService;
  readonly name: string;
  readonly action: SpecAction;
  /** A call encoded in the link, see `parseLink()`. */
  readonly linked: string | undefined;
}

/** One action: its parameters, the response to the call, its code, its signature and the documentation. */
export function CallPage({ serviceName, service, name, action, linked }: Props) {
  const texts = useTexts();
  const { clockOffset } = usePageData();
  const translate = useTranslate(service);
  const draft = draftOf(serviceName, name);
  const [input, setInput] = useStored(draft);
  const [region, setRegion] = useStored(regionSetting);
  const [key] = useStored(credentialSetting);
  const [language] = useStored(languageSetting);
  const [result, setResult] = useState<CallResult>();
  const [state, setState] = useState<"" | "sending" | "lost">("");
  const [formVersion, setFormVersion] = useState(0);
  useEffect(() => {
    const call = linked === undefined ? undefined : parseLink(linked);
    if (!call) return;
    draft.set(call.input);
    if (call.region) setRegion(call.region);
    setFormVersion((count) => count + 1);
  }, [linked, draft, setRegion]);

  const global = action.regions === "global";
  const call: Call = {
    service: serviceName,
    version: service.version,
    action: name,
    region: global ? "" : region,
    input,
    language: language === "zh" ? "zh-CN" : "en-US",
  };
  const execute = async (): Promise<void> => {
    if (!key) return;
    setState("sending");
    try {
      setResult(await send(call, key, Date.now() + clockOffset));
      setState("");
    } catch (error) {
      // fetch() throws a TypeError for a lost connection. Any other error is a bug of the page.
      if (!(error instanceof TypeError)) throw error;
      setState("lost");
    }
  };
  const response = () => (
    <>
      {state === "lost" && <Alert theme="error" message={texts.connectionLost} />}
      {state === "sending" && <Loading size="small" />}
      {result ? (
        <ResponseView result={result} action={action} serviceName={serviceName} service={service} />
      ) : (
        state === "" && <p className="hint">{texts.notSentYet}</p>
      )}
    </>
  );
  const documentation = () => <ActionDoc serviceName={serviceName} service={service} name={name} action={action} />;
  const seconds = Math.round(Math.abs(clockOffset) / 1000);
  const canSign = crypto.subtle !== undefined;
  return (
    <article className="call">
      <header>
        <h1>{name}</h1>
        <p>{translate(action.summary)}</p>
      </header>
      <div className="call-columns">
        <form
          aria-label={texts.parameters}
          onSubmit={(event) => {
            event.preventDefault();
            void execute();
          }}
        >
          <CallForm
            key={`${name} ${formVersion}`}
            action={action}
            service={service}
            input={input}
            onChange={setInput}
          />
          {!key && <Alert theme="warning" message={texts.noCredential} />}
          {!canSign && <Alert theme="error" message={texts.signingUnavailable} />}
          {seconds > 60 && <Alert theme="warning" message={formatText(texts.clockDiffers, { seconds })} />}
          <div className="call-buttons">
            <Button type="submit" disabled={!key || !canSign || state === "sending"}>
              {state === "sending" ? texts.sending : texts.send}
            </Button>
            <Button
              variant="outline"
              onClick={() => {
                setInput({});
                setFormVersion(formVersion + 1);
              }}
            >
              {texts.reset}
            </Button>
            <CopyButton text={callUrl(serviceName, name, { region: call.region, input })} label={texts.copyLink}>
              {texts.copyLink}
            </CopyButton>
          </div>
        </form>
        <div className="call-views">
          <Suspense fallback={<Loading size="small" />}>
            <Views
              name={texts.responseTab}
              views={[
                { value: "response", label: texts.responseTab, content: response },
                { value: "code", label: texts.code, content: () => <CodeView call={call} service={service} /> },
                { value: "signature", label: texts.signature, content: () => <SignatureView call={call} /> },
                { value: "documentation", label: texts.documentation, content: documentation },
              ]}
            />
          </Suspense>
        </div>
      </div>
    </article>
  );
}
