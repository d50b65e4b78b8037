import { inLanguage, type Language } from "#kernel/errors.ts";
import { isRequested, pageOf } from "../wire/lists.ts";
import { scenes } from "./catalogue.ts";

/** Returns a page of the requested scenes in a language, and the total number of matches. */
export function scenesOf(
  {
    SceneIds,
    ...page
  }: { readonly SceneIds?: readonly string[] | undefined; readonly Offset: number; readonly Limit: number },
  language: Language,
) {
  const matches = scenes
    .filter((scene) => isRequested(SceneIds, scene.id))
    .map(({ id, name, about }) => ({
      SceneId: id,
      DisplayName: inLanguage(name, language),
      Description: inLanguage(about, language),
    }));
  return { total: matches.length, scenes: pageOf(matches, page) };
}
