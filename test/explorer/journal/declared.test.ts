import { expect, test } from "bun:test";
import { mayBeSecret } from "#journal/secrets.ts";
import { type Members, memberOf, type Shape } from "#kernel/shape.ts";
import { services } from "#services/index.ts";

/** Why a member with the name of a secret is not secret, keyed by name or by structure and name. */
const harmless: Readonly<Record<string, string>> = {
  AccessKeyId: "names a key, as SecretId does",
  AutoGeneratePassword: "YES or NO",
  ClientToken: "distinguishes a repeated request from a new one",
  KeyId: "id of a key pair",
  KeyIds: "ids of key pairs",
  KeyName: "name of a key pair",
  Keyword: "a word to search for",
  KmsKeyId: "names a key",
  NeedResetPassword: "yes or no",
  OutputCOSKeyPrefix: "start of the names of files",
  PaginationToken: "a place in a list",
  PrivateAddresses: "addresses in a private network",
  PrivateIpAddresses: "addresses in a private network",
  PrivateIpv4AddressCount: "a number of such addresses",
  PublicKey: "the half that is for everybody",
  TagKey: "key of a tag",
  TagKeyMd5: "sum of a tag's key",
  TagKeys: "keys of tags",
  Key: "name of a tag, a variable or a detail",
  "AutomationAgentInfo.Environment": "Linux or Windows",
  "McpServerTemplateEnv.Value": "a placeholder that everybody sees",
};

test("every member with the name of a secret is declared secret or listed as an exception", async () => {
  const found = new Map<string, boolean>();
  for (const service of services.values()) {
    for (const name of service.actions) {
      const { input, output } = await service.load(name);
      for (const members of [input, output]) collect(members, "", found);
    }
  }
  const unmarked = [...found].filter(([, secret]) => !secret).map(([name]) => name);
  const reasonless = unmarked.filter((name) => !(name in harmless) && !((name.split(".").at(-1) ?? "") in harmless));
  expect(reasonless.sort()).toEqual([]);
  const used = new Set(unmarked.flatMap((name) => [name, name.split(".").at(-1) ?? ""]));
  expect(Object.keys(harmless).filter((name) => !used.has(name))).toEqual([]);
});

/** Every member with the name of a secret, by structure and name, and whether it is declared secret. */
function collect(members: Members, structure: string, found: Map<string, boolean>): void {
  for (const [name, shape] of Object.entries(members)) {
    const full = structure ? `${structure}.${name}` : name;
    const inner = structureOf(shape);
    if (inner) collect(inner, memberOf(shape), found);
    else if (mayBeSecret(name) || (/env/i.test(structure) && name === "Value")) {
      found.set(full, (found.get(full) ?? true) && shape.secret === true);
    }
  }
}

function structureOf({ element, object }: Shape): Members | undefined {
  return object?.members ?? (element && structureOf(element));
}
