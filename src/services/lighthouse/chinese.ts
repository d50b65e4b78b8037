import { actions } from "./chinese/actions.ts";
import { fields } from "./chinese/fields.ts";
import { parameters } from "./chinese/parameters.ts";

/** What this service declares, in Chinese, by its English. */
export const chinese: Readonly<Record<string, string>> = { ...actions, ...parameters, ...fields };
