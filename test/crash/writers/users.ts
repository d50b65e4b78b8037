import type { Writer } from "../writer.ts";

interface State {
  readonly users: readonly { readonly name: string | undefined; readonly keys: number; readonly bound: number }[];
  readonly policies: readonly (string | undefined)[];
}

const PolicyDocument = JSON.stringify({
  version: "2.0",
  statement: [{ effect: "allow", action: ["lighthouse:Describe*"], resource: ["*"] }],
});

/** Creates a user with keys, attaches a policy of the account, and deletes policy and user. */
export function users(): Writer<State> {
  let [Uin, PolicyId] = [0, 0];
  return {
    name: "users",
    async read({ cam }) {
      const { Data = [] } = await cam.ListUsers();
      const { List = [] } = await cam.ListPolicies({ Scope: "Local" });
      PolicyId = List[0]?.PolicyId ?? 0;
      const policies = List.map((one) => one.PolicyName);
      const [user] = Data;
      if (!user) return { users: [], policies };
      Uin = user.Uin ?? 0;
      const { AccessKeys = [] } = await cam.ListAccessKeys({ TargetUin: Uin });
      const { TotalNum: bound = 0 } = await cam.ListAttachedUserPolicies({ TargetUin: Uin });
      return { users: Data.map(({ Name: name }) => ({ name, keys: AccessKeys.length, bound })), policies };
    },
    next({ users: [user], policies }, turn) {
      const [Name, PolicyName] = [`user-${turn}`, `policy-${turn}`];
      if (!user) {
        return {
          call: ({ cam }) => cam.AddUser({ Name, UseApi: 1 }),
          after: { users: [{ name: Name, keys: 1, bound: 0 }], policies },
        };
      }
      if (user.keys < 2) {
        return {
          call: ({ cam }) => cam.CreateAccessKey({ TargetUin: Uin }),
          after: { users: [{ ...user, keys: 2 }], policies },
        };
      }
      if (policies.length === 0) {
        return turn % 2
          ? {
              call: ({ cam }) => cam.CreatePolicy({ PolicyName, PolicyDocument }),
              after: { users: [user], policies: [PolicyName] },
            }
          : { call: ({ cam }) => cam.DeleteUser({ Name: user.name ?? "", Force: 1 }), after: { users: [], policies } };
      }
      if (user.bound === 0) {
        return {
          call: ({ cam }) => cam.AttachUserPolicy({ PolicyId, AttachUin: Uin }),
          after: { users: [{ ...user, bound: 1 }], policies },
        };
      }
      return {
        call: ({ cam }) => cam.DeletePolicy({ PolicyId: [PolicyId] }),
        after: { users: [{ ...user, bound: 0 }], policies: [] },
      };
    },
  };
}
