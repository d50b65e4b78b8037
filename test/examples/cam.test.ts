import { type Call, holdExamples } from "./hold.ts";

const document = '{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:*"],"resource":["*"]}]}';
const secondVersion: Call = [
  "CreatePolicyVersion",
  { PolicyId: 17698703, PolicyDocument: document, SetAsDefault: true },
];
const member: Call = ["AddUserToGroup", { Info: [{ Uid: 1001408, GroupId: 2020 }] }];
const invalid = "InvalidParameter.ParamError";
const noService = "InvalidParameter.PrincipalServiceNotExist";
const weak = "InvalidParameter.PasswordViolatedRules";

holdExamples({
  service: "cam",
  world: "neighbours.world.yaml",
  before: {
    DeletePolicyVersion: [secondVersion],
    DetachGroupPolicy: [["AttachGroupPolicy", { PolicyId: 524497, AttachGroupId: 3449 }]],
    GetGroup: [member],
    GetPolicyVersion: [secondVersion],
    ListGroupsForUser: [member],
    ListUsersForGroup: [member],
    RemoveUserFromGroup: [member],
    SetDefaultPolicyVersion: [secondVersion],
  },
  brought: { "AKID***": "AKIDExampleOfJack01", "AKIDtm****lqorp": "AKIDExampleOfTest01" },
  // No policy speaks of a product that was withdrawn.
  mayBeEmpty: ["List[].DeactivedDetail", "PolicyList[].DeactivedDetail", "ServiceTypeList"],
  contradictory: [
    { action: "AddUser", part: "jack", code: weak, why: "a password needs a capital and a sign" },
    { action: "AddUser", part: "test124", code: weak, why: "a password needs a capital and a sign" },
    { action: "UpdateUser", part: "jack", code: weak, why: "a password needs a capital" },
    { action: "UpdateUser", part: "test124", code: weak, why: "a password needs a capital and a sign" },
    {
      action: "CreatePolicyVersion",
      part: '"query"',
      answer: ["VersionId is number, not string"],
      why: "it is an int",
    },
    { action: "CreatePolicyVersion", part: '"PolicyId":1}', code: invalid, why: "1 is a preset" },
    { action: "DeletePolicyVersion", part: '"PolicyId":1}', code: invalid, why: "1 is a preset" },
    { action: "GetAccountSummary", part: '"cn"', answer: ["Idps is missing"], why: "it is not defined" },
    { action: "GetAccountSummary", part: '"intl"', answer: ["Idps is missing"], why: "it is not defined" },
    { action: "UpdateRoleSessionDuration", code: invalid, why: "a session lasts 12 hours at most" },
    { action: "UpdateRoleConsoleLogin", code: "InvalidParameterValue", why: "integers beyond 2^53 are refused" },
    // Of products there is Lighthouse, and its role is the only one that one can have deleted.
    { action: "CreateServiceLinkedRole", part: "forAdmin", code: noService, why: "there is no such product here" },
    { action: "CreateServiceLinkedRole", part: "forTest", code: noService, why: "there is no such product here" },
    { action: "DeleteServiceLinkedRole", code: "InvalidParameter.RoleNotExist", why: "there is no such product here" },
    {
      action: "GetServiceLinkedRoleDeletionStatus",
      code: "InvalidParameter.DeletionTaskNotExist",
      why: "a task has the id that its beginning gave it",
    },
  ],
});
