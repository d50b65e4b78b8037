import { lazy, Suspense, useEffect, useState } from "react";
import { Alert } from "tdesign-react/es/alert";
import { Button } from "tdesign-react/es/button";
import { Loading } from "tdesign-react/es/loading";
import { CopyButton } from "../CodeBlock.tsx";
import { credential, language, region } from "../settings.ts";
import { type SpecAction, type SpecService, useKnown, useTold } from "../spec.tsx";
import { useStored } from "../stored.ts";
import { Views } from "../Views.tsx";
import { filled, useWords } from "../words/words.ts";
import { CallForm } from "./CallForm.tsx";
import { draftOf } from "./drafts.ts";
import { linkTo, readLink } from "./link.ts";
import { AnswerView } from "./ResponseView.tsx";
import { type Call, type Outcome, send } from "./send.ts";

const ActionDoc = lazy(async () => ({ default: (await import("../docs/ActionDoc.tsx")).ActionDoc }));
const CodeView = lazy(() => import("./CodeView.tsx"));
const SignatureView = lazy(() => import("../signature/SignatureView.tsx"));

interface Props {
  readonly serviceName: string;
  readonly service: SpecService;
  readonly name: string;
  readonly action: SpecAction;
  /** A call that a link asks for. */
  readonly linked: string | undefined;
}

/** One action: its parameters, the call, and everything that can be known of that call. */
export function CallPage({ serviceName, service, name, action, linked }: Props) {
  const words = useWords();
  const { ahead } = useKnown();
  const told = useTold(service);
  const draft = draftOf(serviceName, name);
  const [input, setInput] = useStored(draft);
  const [place, setPlace] = useStored(region);
  const [key] = useStored(credential);
  const [tongue] = useStored(language);
  const [outcome, setOutcome] = useState<Outcome>();
  const [state, setState] = useState<"" | "sending" | "lost">("");
  const [cleared, setCleared] = useState(0);
  useEffect(() => {
    const call = linked === undefined ? undefined : readLink(linked);
    if (!call) return;
    draft.set(call.input);
    if (call.region) setPlace(call.region);
    setCleared((count) => count + 1);
  }, [linked, draft, setPlace]);

  const global = action.regions === "global";
  const call: Call = {
    service: serviceName,
    version: service.version,
    action: name,
    region: global ? "" : place,
    input,
    language: tongue === "zh" ? "zh-CN" : "en-US",
  };
  const perform = async (): Promise<void> => {
    if (!key) return;
    setState("sending");
    try {
      setOutcome(await send(call, key, Date.now() + ahead));
      setState("");
    } catch (error) {
      // fetch tells a lost connection by a TypeError; anything else is a fault of the page.
      if (!(error instanceof TypeError)) throw error;
      setState("lost");
    }
  };
  const answer = () => (
    <>
      {state === "lost" && <Alert theme="error" message={words.lost} />}
      {state === "sending" && <Loading size="small" />}
      {outcome ? (
        <AnswerView outcome={outcome} action={action} serviceName={serviceName} service={service} />
      ) : (
        state === "" && <p className="hint">{words.noAnswer}</p>
      )}
    </>
  );
  const documentation = () => <ActionDoc serviceName={serviceName} service={service} name={name} action={action} />;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const signs = crypto.subtle !== undefined;
  return (
    <article className="call">
      <header>
        <h1>{name}</h1>
        <p>{told(action.summary)}</p>
      </header>
      <div className="call-columns">
        <form
          aria-label={words.parameters}
          onSubmit={(event) => {
            event.preventDefault();
            void perform();
          }}
        >
          <CallForm key={`${name} ${cleared}`} action={action} service={service} input={input} onChange={setInput} />
          {!key && <Alert theme="warning" message={words.noCredential} />}
          {!signs && <Alert theme="error" message={words.insecure} />}
          {seconds > 60 && <Alert theme="warning" message={filled(words.wrongClock, { seconds })} />}
          <div className="call-buttons">
            <Button type="submit" disabled={!key || !signs || state === "sending"}>
              {state === "sending" ? words.sending : words.send}
            </Button>
            <Button
              variant="outline"
              onClick={() => {
                setInput({});
                setCleared(cleared + 1);
              }}
            >
              {words.reset}
            </Button>
            <CopyButton text={linkTo(serviceName, name, { region: call.region, input })} label={words.copyLink}>
              {words.copyLink}
            </CopyButton>
          </div>
        </form>
        <div className="call-views">
          <Suspense fallback={<Loading size="small" />}>
            <Views
              name={words.answer}
              views={[
                { value: "answer", label: words.answer, content: answer },
                { value: "code", label: words.code, content: () => <CodeView call={call} service={service} /> },
                { value: "signature", label: words.signature, content: () => <SignatureView call={call} /> },
                { value: "documentation", label: words.documentation, content: documentation },
              ]}
            />
          </Suspense>
        </div>
      </div>
    </article>
  );
}
