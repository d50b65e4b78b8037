import { toJournalEntry } from "#journal/toEntry.ts";
import { publishedCodes } from "#kernel/action.ts";
import { anyObject, bool, string } from "#kernel/fields.ts";
import { ControlError } from "../controlError.ts";
import { endpoint } from "../endpoint.ts";
import { schemaOfMembers } from "../jsonSchema.ts";
import { messageOf } from "./actions.ts";

export const explainRequest = endpoint({
  name: "explainRequest",
  method: "GET",
  path: "/_skerry/requests/{requestId}",
  summary: "Shows a request of the journal, and explains why it failed and what to do.",
  parameters: { requestId: string("RequestId of the response.") },
  refuses: { 404: "The journal is off, or does not contain the request." },
  output: {
    request: anyObject("The request, decoded, with its response."),
    code: string("Its error code; empty for success."),
    meaning: string("The message of the code; names in braces stand for details. Empty for success."),
    isPublished: bool("Whether the code is published for the action. Codes that are common to all actions are not."),
    advice: string("What to do; empty for success."),
    input: anyObject("JSON Schema of the action's input; null if no action was found.").nullable(),
  },
  run: async ({ cloud, parameters: { requestId } }) => {
    const exchange = cloud.journal?.after(0, Number.MAX_SAFE_INTEGER).find(({ info }) => info.requestId === requestId);
    if (!exchange)
      throw new ControlError(404, `The journal does not contain the request \`${requestId}\`.`, "/requestId");
    const { code, info } = exchange;
    const service = cloud.services.get(info.service ?? "");
    const action = service?.actions.has(info.action ?? "") ? await service.load(info.action ?? "") : undefined;
    return {
      request: { ...(await toJournalEntry(exchange, cloud.services)) },
      code,
      meaning: code === "" ? "" : messageOf(service?.messages ?? {}, code).en,
      isPublished: action !== undefined && publishedCodes(action.published).includes(code),
      advice:
        info.fault === undefined ? adviceFor(code) : `The fault ${info.fault} caused it; see GET /_skerry/faults.`,
      input: action ? schemaOfMembers(action.input) : null,
    };
  },
});

/** What to do about a code, by its start; the longest start that matches counts. */
const advice: Readonly<Record<string, string>> = {
  "": "Read the message: it names the parameter or the resource.",
  AuthFailure: "Check the SecretId, the SecretKey and the token. Keys of the real cloud are unknown here.",
  "AuthFailure.SignatureExpire": "Correct the clock of the client: signatures are checked with the machine's clock.",
  "AuthFailure.UnauthorizedOperation": "Allow the action to the user or role with a policy of CAM.",
  InternalError: "The server or its machine driver failed. Its log has the reason under the RequestId.",
  InvalidAction: "The action is not served in this version. Search for it with GET /_skerry/actions.",
  InvalidParameter: "Compare the parameter that the message names with the input schema.",
  LimitExceeded: "A quota is used up. Delete resources, or reset the cloud.",
  MissingParameter: "Add the parameter that the message names.",
  RequestLimitExceeded: "Send fewer requests a second, or start the server with --rate-limit off.",
  ResourceInUse: "Another request changes the same resource. Retry it.",
  ResourceNotFound:
    "Check the id, the region and the account: resources belong to both. GET /_skerry/resources lists them all.",
  UnauthorizedOperation: "Allow the action to the user or role with a policy of CAM.",
  UnknownParameter: "Remove the parameter that the message names: the action does not have it.",
  UnsupportedOperation:
    "The state of the resource does not allow it. Wait for the running operation, or advance the clock of the cloud.",
  UnsupportedRegion: "Use a region that serves the action.",
};

function adviceFor(code: string): string {
  if (code === "") return "";
  const starts = Object.keys(advice).filter((start) => code.startsWith(start));
  return advice[starts.sort((one, other) => other.length - one.length)[0] ?? ""] ?? "";
}
