/**
 * The account to which CVM shares an image that is shared to Lighthouse. It belongs to the platform: nobody signs in
 * with it. Which account the real service uses is not published.
 */
export const lighthouseAccount = "100000000000";
