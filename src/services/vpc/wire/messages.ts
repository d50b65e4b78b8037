import type { Messages } from "#kernel/errors.ts";

export const malformed = { en: "`{parameter}` {must}: `{value}`." };
export const outOfRange = { en: "`{parameter}` {must}." };
export const tagsUsedUp = { en: "There are too many tags." };
export const noSuchTag = { en: "The tag does not exist." };

/** Messages of codes that several folders use. */
export const sharedMessages = {
  "InvalidParameter.FilterInvalidKey": malformed,
  "InvalidParameterValue.LimitExceeded": outOfRange,
  "InvalidParameterValue.Malformed": malformed,
  "InvalidParameterValue.Range": malformed,
  "InvalidParameterValue.TagDuplicateKey": { en: "The key `{value}` in `{parameter}` is repeated." },
  "InvalidParameterValue.TagDuplicateResourceType": { en: "A resource type is repeated." },
  "InvalidParameterValue.TagInvalidKey": { en: "A tag key is not valid." },
  "InvalidParameterValue.TagInvalidKeyLen": outOfRange,
  "InvalidParameterValue.TagInvalidVal": outOfRange,
  "InvalidParameterValue.TagKeyNotExists": noSuchTag,
  "InvalidParameterValue.TagNotAllocatedQuota": tagsUsedUp,
  "InvalidParameterValue.TagNotExisted": noSuchTag,
  "InvalidParameterValue.TagNotSupportTag": { en: "The resource does not support tags." },
  "InvalidParameterValue.TagResourceFormatError": { en: "The resource description is not valid." },
  "InvalidParameterValue.TagTimestampExceeded": { en: "The timestamp of the tag request has expired." },
  "InvalidParameterValue.TagValNotExists": noSuchTag,
  "LimitExceeded.TagKeyExceeded": tagsUsedUp,
  "LimitExceeded.TagKeyPerResourceExceeded": outOfRange,
  "LimitExceeded.TagNotEnoughQuota": tagsUsedUp,
  "LimitExceeded.TagQuota": tagsUsedUp,
  "LimitExceeded.TagQuotaExceeded": tagsUsedUp,
  "LimitExceeded.TagTagsExceeded": tagsUsedUp,
  "UnsupportedOperation.TagAllocate": { en: "Tags are being bound." },
  "UnsupportedOperation.TagFree": { en: "Tags are being unbound." },
  "UnsupportedOperation.TagNotPermit": { en: "The tag is not permitted." },
  "UnsupportedOperation.TagSystemReservedTagKey": { en: "`{value}` in `{parameter}` is reserved for the platform." },
} as const satisfies Messages;
