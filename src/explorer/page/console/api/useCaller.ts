import { useCallback } from "react";
import type { JsonObject } from "../../call/json.ts";
import { send } from "../../call/send.ts";
import { credential, language, region } from "../../settings.ts";
import { useKnown } from "../../spec.tsx";
import { useStored } from "../../stored.ts";
import { useWords } from "../../words/words.ts";

/** An action of Lighthouse with what it is asked. */
export interface Asked {
  readonly action: string;
  readonly input?: JsonObject;
}

/** Why a call did not do what was asked. */
export interface Refusal {
  /** Empty where no answer came. */
  readonly code: string;
  readonly message: string;
}

export type Said = { readonly response: JsonObject } | { readonly refusal: Refusal };

/** Calls as the account and in the region that are chosen in the top bar, signed here as any client's calls are. */
export function useCaller(): (asked: Asked) => Promise<Said> {
  const words = useWords();
  const { spec, ahead } = useKnown();
  const [key] = useStored(credential);
  const [place] = useStored(region);
  const [tongue] = useStored(language);
  const version = spec.services["lighthouse"]?.version ?? "";
  return useCallback(
    async ({ action, input = {} }) => {
      if (!key) return { refusal: { code: "", message: words.noCredential } };
      const language = tongue === "zh" ? "zh-CN" : "en-US";
      const call = { service: "lighthouse", version, action, region: place, input, language } as const;
      try {
        const { error, response, text } = await send(call, key, Date.now() + ahead);
        if (error) return { refusal: error };
        return response ? { response } : { refusal: { code: "", message: text } };
      } catch (error) {
        // fetch tells a lost connection by a TypeError; anything else is a fault of the page.
        if (!(error instanceof TypeError)) throw error;
        return { refusal: { code: "", message: words.lost } };
      }
    },
    [key, place, tongue, version, ahead, words],
  );
}
