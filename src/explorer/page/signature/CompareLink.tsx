import { Link } from "wouter";
import type { Signed } from "../call/send.ts";
import { useWords } from "../words/words.ts";
import { failing } from "./failing.ts";

/** Whether a code speaks of how a request is signed, not of what its caller may do. */
export const isOfSignature = (code: string): boolean =>
  /^AuthFailure\.(Signature|SecretId|Token|InvalidAuthorization)/.test(code);

/** Leads from a refused call to where it departs. */
export function CompareLink({ headers, body }: Signed) {
  const words = useWords();
  const lines = Object.entries({ host: location.host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return (
    <p>
      <Link
        href="/compare"
        onClick={() => failing.set({ method: "POST", target: "/", headers: lines.join("\n"), body })}
      >
        {words.compare}
      </Link>
    </p>
  );
}
