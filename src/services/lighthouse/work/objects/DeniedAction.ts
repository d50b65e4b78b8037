import { type Details, type Language, type Messages, message } from "#kernel/errors.ts";
import { objectType, string } from "#kernel/fields.ts";
import { commonMessages } from "#protocol/messages.ts";
import { messages } from "../../messages.ts";

export const DeniedAction = objectType("DeniedAction", {
  Action: string("The action that would be refused."),
  Code: string("The code that it would be refused with."),
  Message: string("Description of the reason."),
});

/** A refusal that has not happened: what an action would fail with now. */
export interface Denial<Code extends string = string> {
  readonly code: Code;
  readonly details: Details;
}

const words: Messages = { ...commonMessages, ...messages };

/** The denial of an action, with the message that the action itself would return. */
export function toDeniedAction(
  action: string,
  { code, details }: Denial,
  language: Language,
): typeof DeniedAction.value {
  return { Action: action, Code: code, Message: message(words[code] ?? { en: code }, details, language) };
}
