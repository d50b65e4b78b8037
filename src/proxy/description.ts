/** What clients need to use the proxy; the response of `/_skerry/proxy`. */
export interface ProxyDescription {
  readonly url: string;
  /** The certificate authority, PEM. */
  readonly authority: string;
}
