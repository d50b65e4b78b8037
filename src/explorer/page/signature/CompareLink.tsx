import { Link } from "wouter";
import type { SignedCall } from "../call/send.ts";
import { useTexts } from "../texts/texts.ts";
import { comparedRequest } from "./comparedRequest.ts";

/** Whether a code reports a signature error, not a missing permission. */
export const isSignatureError = (code: string): boolean =>
  /^AuthFailure\.(Signature|SecretId|Token|InvalidAuthorization)/.test(code);

/** Opens the comparison for a refused call. */
export function CompareLink({ headers, body }: SignedCall) {
  const texts = useTexts();
  const lines = Object.entries({ host: location.host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return (
    <p>
      <Link
        href="/compare"
        onClick={() => comparedRequest.set({ method: "POST", target: "/", headers: lines.join("\n"), body })}
      >
        {texts.compare}
      </Link>
    </p>
  );
}
