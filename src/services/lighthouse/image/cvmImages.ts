import type { CallContext } from "#cloud.ts";
import type { RoleSession } from "#identity/principal.ts";
import { assumeLighthouseRole } from "#imagesource/lighthouseRole.ts";
import {
  CvmError,
  type CvmErrorReason,
  type CvmImage,
  type ImagePage,
  type ImageQuery,
  type ImageSource,
} from "#imagesource/port.ts";
import type { Fail } from "#kernel/action.ts";
import type { Filter } from "#kernel/filters.ts";

/** Reads and shares the caller's CVM images with the Lighthouse service role. */
export class CvmImages {
  private role: Promise<RoleSession> | undefined;

  constructor(private readonly context: CallContext) {}

  /**
   * Returns a page of images. Without an `image-type` filter only custom images count, because the list is for them.
   * @throws CvmError
   */
  async page(
    ids: readonly string[] | undefined,
    filters: readonly Filter[],
    offset: number,
    limit: number,
  ): Promise<ImagePage> {
    const own = { Name: "image-type", Values: ["PRIVATE_IMAGE"] };
    if (filters.some((filter) => filter.Name === "image-type")) return this.ask({ filters, offset, limit });
    // CVM accepts ids or at most ten filters, not both. In these cases the type is filtered here.
    if (ids?.length || filters.length === 10) {
      const all = (await this.all(ids?.length ? { ids } : { filters })).filter(
        (image) => image.type === "PRIVATE_IMAGE",
      );
      return { total: all.length, images: all.slice(offset, offset + limit) };
    }
    return this.ask({ filters: [...filters, own], offset, limit });
  }

  /** Finds an image that the account can use. @throws CvmError */
  async find(id: string): Promise<CvmImage | undefined> {
    const { images } = await this.ask({ ids: [id], offset: 0, limit: 1 });
    return images[0];
  }

  /** The subset of images that CVM has shared with Lighthouse. @throws CvmError */
  async sharedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const source = await this.source();
    const shared = await Promise.all(ids.map((id) => source.isShared(id)));
    return new Set(ids.filter((_, index) => shared[index]));
  }

  /** @throws CvmError */
  async share(id: string, permission: "SHARE" | "CANCEL"): Promise<void> {
    await (await this.source()).share(id, permission);
  }

  private async source(): Promise<ImageSource> {
    this.role ??= assumeLighthouseRole(this.context);
    return this.context.cloud.imageSource(this.context, await this.role);
  }

  private async ask(query: ImageQuery): Promise<ImagePage> {
    return (await this.source()).images(query);
  }

  private async all(query: Pick<ImageQuery, "ids" | "filters">): Promise<readonly CvmImage[]> {
    const images: CvmImage[] = [];
    for (let total = 1; images.length < total; ) {
      const page = await this.ask({ ...query, offset: images.length, limit: 100 });
      images.push(...page.images);
      total = page.images.length === 0 ? 0 : page.total;
    }
    return images;
  }
}

/** Maps every CVM error to the same code. */
export const sameCodeForAll = <Code extends string>(code: Code): Readonly<Record<CvmErrorReason, Code>> => ({
  "no role": code,
  "not trusted": code,
  forbidden: code,
  refused: code,
  unreachable: code,
  unreadable: code,
});

/** Runs a CVM request and maps a CvmError to an error code of the action. */
export async function mapCvmErrors<Result, Code extends string>(
  codes: Readonly<Record<CvmErrorReason, Code>>,
  fail: Fail<Code>,
  ask: () => Promise<Result>,
): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CvmError)) throw error;
    return fail(codes[error.reason], { reason: error.message, refusal: error.message });
  }
}
