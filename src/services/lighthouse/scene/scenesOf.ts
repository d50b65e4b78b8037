import { inLanguage, type Language } from "#kernel/errors.ts";
import { asksFor, pageOf } from "../wire/lists.ts";
import { scenes } from "./catalogue.ts";

/** A page of the scenes that are asked for, in a reader's language, and how many there are in all. */
export function scenesOf(
  {
    SceneIds,
    ...page
  }: { readonly SceneIds?: readonly string[] | undefined; readonly Offset: number; readonly Limit: number },
  language: Language,
) {
  const matches = scenes
    .filter((scene) => asksFor(SceneIds, scene.id))
    .map(({ id, name, about }) => ({
      SceneId: id,
      DisplayName: inLanguage(name, language),
      Description: inLanguage(about, language),
    }));
  return { total: matches.length, scenes: pageOf(matches, page) };
}
