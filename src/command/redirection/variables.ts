import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { rootCertificates } from "node:tls";
import { readPem, writePem } from "../tls/pemFile.ts";
import type { RedirectionOptions } from "./redirectionOptions.ts";
import { describeServer } from "./runningServer.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Files in which systems keep all their certificate authorities: Debian, Fedora, SUSE, Alpine and macOS. */
const systemBundles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/ssl/cert.pem",
];

const defaultRegion = "ap-guangzhou";

/**
 * Returns the variables that redirect clients to a running server, and writes the certificate files that they name.
 * @throws StartupError if the server does not respond or has no proxy
 */
export async function redirectionVariables(
  options: RedirectionOptions,
  env: Env,
): Promise<Readonly<Record<string, string>>> {
  const { proxy, authority, key } = await describeServer(options);
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  // The port keeps servers apart that share a directory.
  const path = (name: string): string => resolve(join(options.data, `proxy-${new URL(proxy).port}-${name}.pem`));
  const [authorityFile, bundleFile] = [path("ca"), path("bundle")];
  const base = systemAuthorities([env["SSL_CERT_FILE"], ...systemBundles].filter((file) => file !== bundleFile));
  writePem(authorityFile, authority, 0o644);
  writePem(bundleFile, `${base.trimEnd()}\n${authority}`, 0o644);
  const local = ["localhost", "127.0.0.1", "::1"];
  const direct = [...new Set([...local, ...(env["NO_PROXY"] || env["no_proxy"] || "").split(",")])];
  const noProxy = direct.filter((host) => host !== "").join(",");
  return {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    NO_PROXY: noProxy,
    // Some clients, such as curl for HTTP, read only the lower-case names.
    https_proxy: proxy,
    http_proxy: proxy,
    no_proxy: noProxy,
    NODE_EXTRA_CA_CERTS: authorityFile,
    SSL_CERT_FILE: bundleFile,
    REQUESTS_CA_BUNDLE: bundleFile,
    CURL_CA_BUNDLE: bundleFile,
    ...(key && { TENCENTCLOUD_SECRET_ID: key.secretId, TENCENTCLOUD_SECRET_KEY: key.secretKey }),
    TENCENTCLOUD_REGION: env["TENCENTCLOUD_REGION"] || defaultRegion,
  };
}

/** The first file that exists; the list of Mozilla if none does. */
function systemAuthorities(files: readonly (string | undefined)[]): string {
  for (const file of files) {
    const text = file ? readPem(file) : "";
    if (text !== "") return text;
  }
  return rootCertificates.join("\n");
}

/** Commands for a POSIX shell that set variables. */
export const shellCommands = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`)
    .join("\n");
