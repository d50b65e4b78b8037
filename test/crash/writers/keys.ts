import { changed, ifSettled, type Latest, type Writer } from "../writer.ts";

interface State {
  readonly keys: readonly { readonly name: string | undefined; readonly on: readonly string[] | undefined }[];
  /** A list with only the instance of the keys. */
  readonly hosts: readonly (Latest & { readonly state: string | undefined; readonly keys: number | undefined })[];
}

/** Creates a key pair, binds it to an instance, unbinds and deletes it. */
export function keys(InstanceId: string): Writer<State> {
  const InstanceIds = [InstanceId];
  let KeyIds: string[] = [];
  return {
    name: "keys",
    async read({ lighthouse }) {
      // Reads the instance first: after its operation has ended, its keys no longer change.
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds });
      const { KeyPairSet = [] } = await lighthouse.DescribeKeyPairs({});
      KeyIds = KeyPairSet.map(({ KeyId = "" }) => KeyId);
      const hosts = ifSettled(
        InstanceSet.map(({ InstanceState: state, LoginSettings, ...more }) => ({
          state,
          keys: LoginSettings?.KeyIds?.length,
          latest: more.LatestOperation,
          outcome: more.LatestOperationState,
        })),
      );
      return hosts && { keys: KeyPairSet.map((one) => ({ name: one.KeyName, on: one.AssociatedInstanceIds })), hosts };
    },
    next({ keys: [key], hosts }, turn) {
      const [isBound, wasBound] = [key?.on?.length === 1, turn % 2 === 0];
      const name = `key_${turn}`;
      if (!key) {
        return {
          call: ({ lighthouse }) => lighthouse.CreateKeyPair({ KeyName: name }),
          after: { keys: [{ name, on: [] }], hosts },
        };
      }
      if (isBound) {
        return {
          call: ({ lighthouse }) => lighthouse.DisassociateInstancesKeyPairs({ InstanceIds, KeyIds }),
          after: {
            keys: [{ ...key, on: [] }],
            hosts: changed(hosts, "DisassociateInstancesKeyPairs", { keys: 0 }),
          },
        };
      }
      if (wasBound)
        return { call: ({ lighthouse }) => lighthouse.DeleteKeyPairs({ KeyIds }), after: { keys: [], hosts } };
      return {
        call: ({ lighthouse }) => lighthouse.AssociateInstancesKeyPairs({ InstanceIds, KeyIds }),
        after: {
          keys: [{ ...key, on: InstanceIds }],
          hosts: changed(hosts, "AssociateInstancesKeyPairs", { keys: 1 }),
        },
      };
    },
  };
}
