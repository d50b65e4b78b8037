import { type Call, testExamples } from "./testExamples.ts";

const document = '{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:*"],"resource":["*"]}]}';
const secondVersion: Call = [
  "CreatePolicyVersion",
  { PolicyId: 17698703, PolicyDocument: document, SetAsDefault: true },
];
const member: Call = ["AddUserToGroup", { Info: [{ Uid: 1001408, GroupId: 2020 }] }];
const invalid = "InvalidParameter.ParamError";
const noService = "InvalidParameter.PrincipalServiceNotExist";
const weak = "InvalidParameter.PasswordViolatedRules";

testExamples({
  service: "cam",
  world: "neighbours.world.yaml",
  setup: {
    DeletePolicyVersion: [secondVersion],
    DetachGroupPolicy: [["AttachGroupPolicy", { PolicyId: 524497, AttachGroupId: 3449 }]],
    GetGroup: [member],
    GetPolicyVersion: [secondVersion],
    ListGroupsForUser: [member],
    ListUsersForGroup: [member],
    RemoveUserFromGroup: [member],
    SetDefaultPolicyVersion: [secondVersion],
  },
  placeholders: { "AKID***": "AKIDExampleOfJack01", "AKIDtm****lqorp": "AKIDExampleOfTest01" },
  // No policy mentions a withdrawn product.
  mayBeEmpty: ["List[].DeactivedDetail", "PolicyList[].DeactivedDetail", "ServiceTypeList"],
  contradictory: [
    { action: "AddUser", part: "jack", code: weak, reason: "a password needs a capital letter and a symbol" },
    { action: "AddUser", part: "test124", code: weak, reason: "a password needs a capital letter and a symbol" },
    { action: "UpdateUser", part: "jack", code: weak, reason: "a password needs a capital letter" },
    { action: "UpdateUser", part: "test124", code: weak, reason: "a password needs a capital letter and a symbol" },
    {
      action: "CreatePolicyVersion",
      part: '"query"',
      differences: ["VersionId is number, not string"],
      reason: "VersionId is an integer",
    },
    { action: "CreatePolicyVersion", part: '"PolicyId":1}', code: invalid, reason: "policy 1 is a preset policy" },
    { action: "DeletePolicyVersion", part: '"PolicyId":1}', code: invalid, reason: "policy 1 is a preset policy" },
    { action: "GetAccountSummary", part: '"cn"', differences: ["Idps is missing"], reason: "Idps is not defined" },
    { action: "GetAccountSummary", part: '"intl"', differences: ["Idps is missing"], reason: "Idps is not defined" },
    { action: "UpdateRoleSessionDuration", code: invalid, reason: "a session lasts 12 hours at most" },
    { action: "UpdateRoleConsoleLogin", code: "InvalidParameterValue", reason: "integers beyond 2^53 are rejected" },
    // Lighthouse is the only product here, so only its service-linked role can be created or deleted.
    { action: "CreateServiceLinkedRole", part: "forAdmin", code: noService, reason: "the product does not exist here" },
    { action: "CreateServiceLinkedRole", part: "forTest", code: noService, reason: "the product does not exist here" },
    {
      action: "DeleteServiceLinkedRole",
      code: "InvalidParameter.RoleNotExist",
      reason: "the product does not exist here",
    },
    {
      action: "GetServiceLinkedRoleDeletionStatus",
      code: "InvalidParameter.DeletionTaskNotExist",
      reason: "the id of a deletion task comes from the call that starts it",
    },
  ],
});
