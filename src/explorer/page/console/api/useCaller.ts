import { useCallback } from "react";
import type { JsonObject } from "../../call/json.ts";
import { type Call, send } from "../../call/send.ts";
import { usePageData } from "../../pageData.tsx";
import { credentialSetting, languageSetting, regionSetting } from "../../settings.ts";
import { useStored } from "../../storedValue.ts";
import { useTexts } from "../../texts/texts.ts";

/** A call of a Lighthouse action. */
export interface CallRequest {
  readonly action: string;
  readonly input?: JsonObject;
}

/** Why a call failed. */
export interface Refusal {
  /** Empty if no response arrived. */
  readonly code: string;
  readonly message: string;
}

export type CallOutcome = { readonly response: JsonObject } | { readonly refusal: Refusal };

/** Sends calls with the account and region chosen in the top bar. Signs them in the browser, like any API client. */
export function useCaller(): (request: CallRequest) => Promise<CallOutcome> {
  const texts = useTexts();
  const { spec, clockOffset } = usePageData();
  const [key] = useStored(credentialSetting);
  const [region] = useStored(regionSetting);
  const [language] = useStored(languageSetting);
  const version = spec.services["lighthouse"]?.version ?? "";
  return useCallback(
    async ({ action, input = {} }) => {
      if (!key) return { refusal: { code: "", message: texts.noCredential } };
      const call: Call = {
        ...{ service: "lighthouse", version, action, region, input },
        language: language === "zh" ? "zh-CN" : "en-US",
      };
      try {
        const { error, response, text } = await send(call, key, Date.now() + clockOffset);
        if (error) return { refusal: error };
        return response ? { response } : { refusal: { code: "", message: text } };
      } catch (error) {
        // fetch() throws a TypeError for a lost connection. Any other error is a bug of the page.
        if (!(error instanceof TypeError)) throw error;
        return { refusal: { code: "", message: texts.connectionLost } };
      }
    },
    [key, region, language, version, clockOffset, texts],
  );
}
