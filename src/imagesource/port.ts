import type { CallContext } from "#cloud.ts";
import type { RoleSession } from "#identity/principal.ts";

/** A CVM image as Lighthouse needs to know it. */
export interface CvmImage {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly type: string;
  readonly os: string;
  readonly platform: string;
  readonly architecture: string;
  /** GiB. */
  readonly size: number;
  readonly source: string;
  readonly state: string;
  readonly cloudInit: boolean;
  /** It holds data disks besides the system disk. */
  readonly wholeMachine: boolean;
  /** `YYYY-MM-DDThh:mm:ssZ` */
  readonly created: string;
}

/** Which images: those with these ids, or those that pass all filters; a page of them. */
export interface ImageQuery {
  readonly ids?: readonly string[];
  readonly filters?: readonly { readonly Name: string; readonly Values: readonly string[] }[];
  readonly offset: number;
  readonly limit: number;
}

export interface ImagePage {
  /** Matches on all pages. */
  readonly total: number;
  readonly images: readonly CvmImage[];
}

/**
 * CVM, as far as Lighthouse needs it for images. All is done as the Lighthouse role of the account, in the region of
 * the context. The first adapter is the built-in cvm service, the second a CVM endpoint elsewhere.
 */
export interface ImageSource {
  /** @throws CvmError */
  images(context: CallContext, role: RoleSession, query: ImageQuery): Promise<ImagePage>;
  /** Shares an image with the Lighthouse account, or takes that back. @throws as above */
  share(context: CallContext, role: RoleSession, imageId: string, permission: "SHARE" | "CANCEL"): Promise<void>;
  /** Whether an image is shared with the Lighthouse account. @throws as above */
  isShared(context: CallContext, role: RoleSession, imageId: string): Promise<boolean>;
}

/** What can keep CVM from answering, or from being asked. */
export type CvmErrorReason =
  /** The account has no Lighthouse role. */
  | "no role"
  /** The role's trust policy shuts Lighthouse out. */
  | "not trusted"
  /** The role's policies do not allow it. */
  | "forbidden"
  /** CVM answered with an error. */
  | "refused"
  /** CVM could not be reached, or not in time. */
  | "unreachable"
  /** CVM answered, but not with what the published definition promises. */
  | "unreadable";

export class CvmError extends Error {
  override readonly name = "CvmError";

  constructor(
    readonly reason: CvmErrorReason,
    message: string,
    /** CVM's code, where it refused. */
    readonly code = "",
  ) {
    super(message);
  }
}
