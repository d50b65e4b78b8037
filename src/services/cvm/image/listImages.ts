import type { Language } from "#kernel/errors.ts";
import type { Filter } from "#kernel/filters.ts";
import { type PublicImage, publicImages, systemName } from "./catalogue.ts";
import { type Image, publicToImage, toImage } from "./objects/Image.ts";
import type { ImageCriteria, Images, ListSection } from "./rows.ts";
import type { ClockReader } from "./states.ts";

type WireImage = typeof Image.value;

/**
 * A page of the images that an account can use: private, then shared, then public images, each newest first.
 * Filters by type select among the three.
 */
export async function listImages(
  images: Images,
  wish: ImageCriteria,
  offset: number,
  limit: number,
  language: Language,
  watch: ClockReader,
): Promise<{ readonly rows: readonly WireImage[]; readonly total: number }> {
  const typeFilters = wish.filters.filter((filter) => filter.Name === "image-type");
  const others = { ...wish, filters: wish.filters.filter((filter) => filter.Name !== "image-type") };
  const wanted = (type: string): boolean => typeFilters.every((filter) => filter.Values.includes(type));
  const stretches: ListSection<WireImage>[] = [];
  if (wanted("PRIVATE_IMAGE"))
    stretches.push(written(images.own(others), (row) => toImage(row, "PRIVATE_IMAGE", watch)));
  // Tags belong to the owner: a receiver neither sees them nor can filter by them.
  const byTag = others.filters.some((filter) => filter.Name.startsWith("tag"));
  if (wanted("SHARED_IMAGE") && !byTag)
    stretches.push(written(images.received(others), (row) => toImage(row, "SHARED_IMAGE", watch)));
  if (wanted("PUBLIC_IMAGE")) stretches.push(publicStretch(others, language));
  return readThrough(stretches, offset, limit);
}

function written<Row, Out>(stretch: ListSection<Row>, write: (row: Row) => Out): ListSection<Out> {
  return {
    count: () => stretch.count(),
    page: async (offset, limit) => (await stretch.page(offset, limit)).map(write),
  };
}

/** A page across several concatenated sections. A section that ends within the page needs no count query. */
async function readThrough<Row>(
  stretches: readonly ListSection<Row>[],
  offset: number,
  limit: number,
): Promise<{ readonly rows: readonly Row[]; readonly total: number }> {
  const rows: Row[] = [];
  let total = 0;
  for (const stretch of stretches) {
    const skip = Math.max(0, offset - total);
    const room = limit - rows.length;
    const page = room > 0 ? await stretch.page(skip, room) : [];
    rows.push(...page);
    total += skip === 0 && page.length < room ? page.length : await stretch.count();
  }
  return { rows, total };
}

function publicStretch({ ids, filters, arm }: ImageCriteria, language: Language): ListSection<WireImage> {
  const matches = publicImages.filter(
    (image) =>
      (ids === undefined || ids.includes(image.id)) &&
      (arm === undefined || (image.architecture === "arm") === arm) &&
      filters.every((filter) => publicPasses(image, filter, language)),
  );
  return {
    count: async () => matches.length,
    page: async (offset, limit) => matches.slice(offset, offset + limit).map((image) => publicToImage(image, language)),
  };
}

/** Public images have no tags, so filters by tag match none of them. */
function publicPasses(image: PublicImage, { Name, Values }: Filter, language: Language): boolean {
  const name = systemName(image, language);
  return Values.some((value) => {
    if (Name === "image-id") return image.id === value;
    if (Name === "image-name") return name.includes(value);
    return Name === "platform" && image.platform.includes(value);
  });
}
