import { services } from "#services/index.ts";
import { key, type TestCloud } from "../cloud.ts";
import { v3 } from "../protocol/call.ts";

/** What a cloud answers: to every action that only looks, asked in some ways. */
export async function answers(cloud: TestCloud, instance: string): Promise<ReadonlyMap<string, unknown>> {
  const told = new Map<string, unknown>();
  const asked = [
    { credential: key(1), input: {} },
    { credential: key(1), input: { InstanceId: instance } },
    { credential: key(1), input: { InstanceIds: [instance] } },
    { credential: key(2), input: {} },
  ];
  for (const { name: service, version, actions } of services.values()) {
    for (const action of [...actions].filter((name) => /^(?:Describe|List|Get|Inquir)/.test(name)).sort()) {
      for (const { credential, input } of asked) {
        const call = { service, version, action, region: "ap-guangzhou", credential, body: JSON.stringify(input) };
        const { response } = await v3(cloud, call);
        told.set(`${service} ${action} ${JSON.stringify(input)} ${credential.secretId}`, {
          ...response,
          RequestId: "",
        });
      }
    }
  }
  return told;
}

/** What is drawn for each look. */
export const drawn = /VncUrl/;

/** A clock that stands, as somebody else may move it. */
export const standing = (at: number) => {
  const clock = { at, now: () => clock.at };
  return clock;
};
