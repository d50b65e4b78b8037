import { type Details, type Language, message } from "#kernel/errors.ts";
import { objectType, string } from "#kernel/fields.ts";
import { messages } from "../../messages.ts";

export const FailedResource = objectType("FailedResource", {
  Resource: string("Six-segment description of the unchanged resource."),
  Code: string("Error code."),
  Message: string("Error message."),
});

/** An error of one resource of a call. It does not affect the others. */
export function toFailedResource(
  resource: string,
  code: keyof typeof messages,
  details: Details,
  language: Language,
): typeof FailedResource.value {
  return { Resource: resource, Code: code, Message: message(messages[code], details, language) };
}
