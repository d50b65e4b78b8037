import { useEffect, useRef, useState } from "react";
import { Button } from "tdesign-react/es/button";
import { Input } from "tdesign-react/es/input";
import { Select } from "tdesign-react/es/select";
import { usePageData } from "./pageData.tsx";
import { credentialSetting } from "./settings.ts";
import { useStored } from "./storedValue.ts";
import { useTexts } from "./texts/texts.ts";

const otherKeyOption = "own";

/** Selects the key that signs calls: a development account if the server offers any, or a key entered here. */
export function AccountChooser() {
  const texts = useTexts();
  const { accounts } = usePageData();
  const [credential, setCredential] = useStored(credentialSetting);
  const [isEntering, setEntering] = useState(false);
  const isDevelopmentAccount = accounts.some(({ secretId }) => secretId === credential?.secretId);
  const options = [
    ...accounts.map(({ name, uin, secretId }) => ({ label: `${name} (${uin})`, value: secretId })),
    ...(credential && !isDevelopmentAccount ? [{ label: credential.name, value: credential.secretId }] : []),
    { label: texts.otherKey, value: otherKeyOption },
  ];
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
      <label className="chooser">
        <span className="visually-hidden">{texts.account}</span>
        <Select
          value={credential?.secretId ?? ""}
          options={options}
          placeholder={texts.account}
          onChange={(next) => {
            const account = accounts.find(({ secretId }) => secretId === next);
            if (account) setCredential(account);
            else if (next === otherKeyOption) setEntering(true);
          }}
        />
      </label>
      {isEntering && <OtherKeyDialog onClose={() => setEntering(false)} />}
    </>
  );
}

function OtherKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const [, setCredential] = useStored(credentialSetting);
  const [secretId, setSecretId] = useState("");
  const [secretKey, setSecretKey] = useState("");
  const [token, setToken] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-label={texts.otherKey}>
      <form
        method="dialog"
        className="other-key"
        onSubmit={() => {
          if (secretId && secretKey) setCredential({ name: secretId, secretId, secretKey, ...(token && { token }) });
        }}
      >
        <p>{texts.keyStaysLocal}</p>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          {texts.secretId}
          <Input value={secretId} onChange={setSecretId} autofocus />
        </label>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          {texts.secretKey}
          <Input value={secretKey} onChange={setSecretKey} type="password" />
        </label>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          {texts.token}
          <Input value={token} onChange={setToken} />
        </label>
        <div className="call-buttons">
          <Button type="submit" disabled={!secretId || !secretKey}>
            {texts.useKey}
          </Button>
          <Button variant="outline" onClick={() => dialog.current?.close()}>
            {texts.close}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
