import { createHash, timingSafeEqual } from "node:crypto";
import { isLocalRequest } from "#protocol/localRequest.ts";
import { ControlError } from "./controlError.ts";

/**
 * Refuses requests that may not use the control interface: it is open to this machine, and to others that send the admin
 * token. The server has already refused requests from pages of other sites.
 * @throws ControlError 403
 */
export function requireAccess({ headers }: Request, address: string, adminToken: string | undefined): void {
  if (isLocalRequest(address, headers.get("host") ?? "")) return;
  const given = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (adminToken !== undefined && given !== undefined && isSame(given, adminToken)) return;
  throw new ControlError(
    403,
    adminToken === undefined
      ? "The control interface is open only on the machine that Skerry runs on, at localhost or 127.0.0.1. Start the server with --admin-token to open it to other machines."
      : "The control interface requires the header `Authorization: Bearer TOKEN` with the token of --admin-token.",
  );
}

/** Compares hashes, so that the time reveals neither content nor length. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(hash(one), hash(other));

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
