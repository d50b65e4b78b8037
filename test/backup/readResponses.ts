import { services } from "#services/index.ts";
import { key, type TestCloud } from "../cloud.ts";
import { v3 } from "../protocol/call.ts";

/** Calls every read-only action with several inputs. Returns the responses, keyed by call. */
export async function readResponses(cloud: TestCloud, instance: string): Promise<ReadonlyMap<string, unknown>> {
  const responses = new Map<string, unknown>();
  const inputs = [
    { credential: key(1), input: {} },
    { credential: key(1), input: { InstanceId: instance } },
    { credential: key(1), input: { InstanceIds: [instance] } },
    { credential: key(2), input: {} },
  ];
  for (const { name: service, version, actions } of services.values()) {
    for (const action of [...actions].filter((name) => /^(?:Describe|List|Get|Inquir)/.test(name)).sort()) {
      for (const { credential, input } of inputs) {
        const call = { service, version, action, region: "ap-guangzhou", credential, body: JSON.stringify(input) };
        const { response } = await v3(cloud, call);
        responses.set(`${service} ${action} ${JSON.stringify(input)} ${credential.secretId}`, {
          ...response,
          RequestId: "",
        });
      }
    }
  }
  return responses;
}

/** Calls with fields that are random in each response. */
export const randomFields = /VncUrl/;
