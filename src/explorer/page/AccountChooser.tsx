import { useEffect, useRef, useState } from "react";
import { Button } from "tdesign-react/es/button";
import { Input } from "tdesign-react/es/input";
import { Select } from "tdesign-react/es/select";
import { credential } from "./settings.ts";
import { useKnown } from "./spec.tsx";
import { useStored } from "./stored.ts";
import { useWords } from "./words/words.ts";

const own = "own";

/** As whom calls are signed: a development account where the server offers some, or a key that is typed in. */
export function AccountChooser() {
  const words = useWords();
  const { accounts } = useKnown();
  const [chosen, setChosen] = useStored(credential);
  const [typing, setTyping] = useState(false);
  const known = accounts.some(({ secretId }) => secretId === chosen?.secretId);
  const options = [
    ...accounts.map(({ name, uin, secretId }) => ({ label: `${name} (${uin})`, value: secretId })),
    ...(chosen && !known ? [{ label: chosen.name, value: chosen.secretId }] : []),
    { label: words.ownKey, value: own },
  ];
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
      <label className="chooser">
        <span className="visually-hidden">{words.account}</span>
        <Select
          value={chosen?.secretId ?? ""}
          options={options}
          placeholder={words.account}
          onChange={(next) => {
            const account = accounts.find(({ secretId }) => secretId === next);
            if (account) setChosen(account);
            else if (next === own) setTyping(true);
          }}
        />
      </label>
      {typing && <OwnKey onClose={() => setTyping(false)} />}
    </>
  );
}

function OwnKey({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const [, setChosen] = useStored(credential);
  const [secretId, setSecretId] = useState("");
  const [secretKey, setSecretKey] = useState("");
  const [token, setToken] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-label={words.ownKey}>
      <form
        method="dialog"
        className="own-key"
        onSubmit={() => {
          if (secretId && secretKey) setChosen({ name: secretId, secretId, secretKey, ...(token && { token }) });
        }}
      >
        <p>{words.keyStays}</p>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          {words.secretId}
          <Input value={secretId} onChange={setSecretId} autofocus />
        </label>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          {words.secretKey}
          <Input value={secretKey} onChange={setSecretKey} type="password" />
        </label>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          {words.token}
          <Input value={token} onChange={setToken} />
        </label>
        <div className="call-buttons">
          <Button type="submit" disabled={!secretId || !secretKey}>
            {words.use}
          </Button>
          <Button variant="outline" onClick={() => dialog.current?.close()}>
            {words.close}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
