import { keyOfPrincipal } from "#identity/directory.ts";
import { anyObject, string } from "#kernel/fields.ts";
import { handle } from "#protocol/chain.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { authorizationOf } from "#protocol/signatures/tc3.ts";
import { ControlError } from "../controlError.ts";
import { endpoint } from "../endpoint.ts";
import { actionNamed, serviceNamed } from "./actions.ts";

/** How the journal names the client of these calls. */
const client = "Skerry-Control";

export const callAction = endpoint({
  name: "callAction",
  method: "POST",
  path: "/_skerry/call",
  summary: "Calls an action as an account or a user, signed with one of its keys, and returns the response of the API.",
  destructive: true,
  body: {
    service: string("Service of the action, such as `lighthouse`."),
    action: string("Name of the action, such as `DescribeInstances`."),
    input: anyObject("Input of the action.").default({}),
    region: string("Region of the call.").default("ap-guangzhou"),
    uin: string("Account or user that calls; default: the account with the lowest UIN.").optional(),
    language: string("Language of messages.").oneOf(["en-US", "zh-CN"]).default("en-US"),
  },
  refuses: {
    404: "The server does not serve the action, or the caller does not exist or has no active key.",
    502: "An injected fault drops the connection of the call.",
  },
  output: {
    uin: string("Account or user that called."),
    response: anyObject(
      "The member `Response` of the API's response: the output, or `Error` with `Code` and `Message`.",
    ),
  },
  run: async ({ cloud, body: { service: name, action, input, region, language, uin: given } }) => {
    const service = serviceNamed(cloud, name);
    const { published } = await actionNamed(service, action);
    const uin = given ?? (await firstAccount(cloud));
    const key = await keyOfPrincipal(cloud, uin);
    if (!key) throw new ControlError(404, `\`${uin}\` is not an account or user with an active key.`, "/uin");
    const host = `${service.name}.tencentcloudapi.com`;
    const body = JSON.stringify(input);
    const timestamp = Math.floor(cloud.machineClock.now() / 1000);
    const headers = new Headers({
      host,
      "content-type": "application/json",
      "x-tc-action": action,
      "x-tc-version": service.version,
      "x-tc-timestamp": String(timestamp),
      "x-tc-language": language,
      "x-tc-requestclient": client,
      authorization: authorizationOf({ ...key, service: service.name, host, body, timestamp }),
      ...(published.regions !== "global" && { "x-tc-region": region }),
    });
    const bytes = new TextEncoder().encode(body);
    const request = { method: "POST", path: "/", query: "", headers, body: bytes, size: bytes.length };
    const response = await handle({ ...request, address: () => "127.0.0.1" }, cloud);
    if (response.isDropped) throw new ControlError(502, "An injected fault drops the connection of this call.");
    return { uin, response: JSON.parse(response.body).Response };
  },
});

async function firstAccount({ db }: ServedCloud): Promise<string> {
  const account = await db.selectFrom("accounts").select("uin").orderBy("uin").executeTakeFirst();
  if (!account) throw new ControlError(404, "The cloud has no account.", "/uin");
  return account.uin;
}
