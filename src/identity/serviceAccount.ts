/**
 * The account to which CVM shares an image that is shared with Lighthouse. It belongs to the platform and has no
 * credentials. The account of the real service is not published.
 */
export const lighthouseAccount = "100000000000";
