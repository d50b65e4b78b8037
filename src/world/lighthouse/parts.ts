import { listOf, string } from "#kernel/fields.ts";
import { idForm } from "#services/lighthouse/wire/idForms.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { Tag, uin, when } from "../parts.ts";

/** Fields that several things of Lighthouse have in a world file. */

export const id = (prefix: string, about: string) => string(about).pattern(...idForm(prefix));
export const place = {
  account: uin("The account that it belongs to."),
  region: string("The region that it is in.").oneOf(lighthouseRegions),
};
export const made = {
  created: when("When it was made; when the world begins without it.").optional(),
  tags: listOf(Tag, "Its tags.").items(0, 10).default([]),
};
