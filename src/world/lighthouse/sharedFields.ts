import { listOf, string } from "#kernel/fields.ts";
import { idForm } from "#services/lighthouse/wire/idForms.ts";
import { lighthouseRegions } from "#services/regions.ts";
import { Tag, timeField, uinField } from "../sharedFields.ts";

/** Fields that several resources of Lighthouse share in a world file. */

export const idField = (prefix: string, about: string) => string(about).pattern(...idForm(prefix));
export const accountAndRegion = {
  account: uinField("Uin of the owner account."),
  region: string("Region.").oneOf(lighthouseRegions),
};
export const createdAndTags = {
  created: timeField("Creation time; by default the creation of the world.").optional(),
  tags: listOf(Tag, "Tags.").items(0, 10).default([]),
};

/** The scope of a resource inside an instance. */
export const instanceScope = { ...accountAndRegion, instance: idField("lhins", "Id of its instance.") };
