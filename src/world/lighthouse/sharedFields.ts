import { listOf, string } from "#kernel/fields.ts";
import { idForm } from "#services/lighthouse/wire/idForms.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { Tag, timeField, uinField } from "../sharedFields.ts";

/** Fields that several things of Lighthouse have in a world file. */

export const idField = (prefix: string, about: string) => string(about).pattern(...idForm(prefix));
export const accountAndRegion = {
  account: uinField("The account that it belongs to."),
  region: string("The region that it is in.").oneOf(lighthouseRegions),
};
export const createdAndTags = {
  created: timeField("When it was made; when the world begins without it.").optional(),
  tags: listOf(Tag, "Its tags.").items(0, 10).default([]),
};
