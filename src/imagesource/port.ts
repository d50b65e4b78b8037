/** A CVM image. */
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
  /** Includes data disks. */
  readonly wholeMachine: boolean;
  /** `YYYY-MM-DDThh:mm:ssZ` */
  readonly created: string;
}

/** Selects a page of images, by ids or by filters that must all match. */
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
 * CVM images, for one call: with the rights of the account's Lighthouse role, in the region of the call. One adapter calls
 * the built-in cvm service, the other a remote CVM endpoint.
 */
export interface ImageSource {
  /** @throws CvmError */
  images(query: ImageQuery): Promise<ImagePage>;
  /** Shares an image with the Lighthouse account, or cancels that. @throws CvmError */
  share(imageId: string, permission: "SHARE" | "CANCEL"): Promise<void>;
  /** Whether an image is shared with the Lighthouse account. @throws CvmError */
  isShared(imageId: string): Promise<boolean>;
}

/** Why a request to CVM failed. */
export type CvmErrorReason =
  /** The account has no Lighthouse role. */
  | "no role"
  /** The role's trust policy does not trust Lighthouse. */
  | "not trusted"
  /** The role's policies do not allow it. */
  | "forbidden"
  /** CVM returned an error. */
  | "refused"
  /** CVM could not be reached, or did not respond in time. */
  | "unreachable"
  /** The response of CVM does not match the published definition. */
  | "unreadable";

export class CvmError extends Error {
  override readonly name = "CvmError";

  constructor(
    readonly reason: CvmErrorReason,
    message: string,
    /** The error code of CVM; empty if it returned none. */
    readonly code = "",
  ) {
    super(message);
  }
}
