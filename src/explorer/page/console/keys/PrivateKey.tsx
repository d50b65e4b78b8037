import { useEffect, useRef } from "react";
import { Button } from "tdesign-react/es/button";
import { CodeBlock } from "../../CodeBlock.tsx";
import { formatText, useTexts } from "../../texts/texts.ts";
import type { KeyPair } from "../api/shapes.ts";

/** The private key of a new key pair. It cannot be shown again. */
export function PrivateKey({ pair, onClose }: { readonly pair: KeyPair; readonly onClose: () => void }) {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const download = (): void => {
    const address = URL.createObjectURL(new Blob([pair.PrivateKey], { type: "application/x-pem-file" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${pair.KeyName}.pem`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <dialog ref={dialog} className="operation-dialog" onClose={onClose} aria-label={texts.privateKey}>
      <p>{formatText(texts.privateKeyOnce, { name: pair.KeyName })}</p>
      <CodeBlock text={pair.PrivateKey} label={texts.privateKey} />
      <div className="call-buttons">
        <Button onClick={download}>{texts.download}</Button>
        <Button variant="outline" onClick={() => dialog.current?.close()}>
          {texts.close}
        </Button>
      </div>
    </dialog>
  );
}
