import { Link } from "wouter";
import type { SignedCall } from "../call/send.ts";
import { useTexts } from "../texts/texts.ts";
import { comparedRequest } from "./comparedRequest.ts";

/** Whether a code speaks of how a request is signed, not of what its caller may do. */
export const isSignatureError = (code: string): boolean =>
  /^AuthFailure\.(Signature|SecretId|Token|InvalidAuthorization)/.test(code);

/** Leads from a refused call to where it departs. */
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
