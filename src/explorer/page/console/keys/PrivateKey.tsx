import { useEffect, useRef } from "react";
import { Button } from "tdesign-react/es/button";
import { CodeBlock } from "../../CodeBlock.tsx";
import { filled, useWords } from "../../words/words.ts";
import type { KeyPair } from "../api/shapes.ts";

/** The private half of a new key pair, which nobody can show again. */
export function PrivateKey({ pair, onClose }: { readonly pair: KeyPair; readonly onClose: () => void }) {
  const words = useWords();
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
    <dialog ref={dialog} className="ask" onClose={onClose} aria-label={words.privateKey}>
      <p>{filled(words.privateKeyOnce, { name: pair.KeyName })}</p>
      <CodeBlock text={pair.PrivateKey} label={words.privateKey} />
      <div className="call-buttons">
        <Button onClick={download}>{words.download}</Button>
        <Button variant="outline" onClick={() => dialog.current?.close()}>
          {words.close}
        </Button>
      </div>
    </dialog>
  );
}
