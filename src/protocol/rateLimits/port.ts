/** Counts the authenticated requests of a second, for each action by account and region. */
export interface RateLimits {
  /**
   * Counts one request.
   * @throws ApiError RequestLimitExceeded beyond `limit` requests in a second
   */
  count(limit: number, account: string, action: string, region: string): Promise<void>;
  /** Forgets all counted requests, as far as they are not forgotten within a second anyway. */
  clear(): Promise<void>;
  /** Closes the connection to the store of the counters. */
  close(): Promise<void>;
}
