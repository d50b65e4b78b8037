import { int, listOf } from "#kernel/fields.ts";
import { action } from "../../scope.ts";
import { tags, tagsOf } from "../../wire/objects/Tag.ts";
import { page, paged, rowsPerPage } from "../../wire/paging.ts";
import { RoleInfo, roleInfo } from "../objects/Role.ts";

const bad = "InvalidParameter.ParamError";

export default action({
  name: "DescribeRoleList",
  category: "Role",
  summary: "Lists the roles of the account.",
  rateLimit: 20,
  regions: "global",
  operationLevel: true,

  input: {
    Page: page(bad),
    Rp: rowsPerPage(bad),
    Tags: tags("RoleTags", "Returns only roles with all of these tags.", bad).default([]),
  },

  output: {
    List: listOf(RoleInfo, "The roles, newest first."),
    TotalNum: int("Total number of matches."),
  },

  raises: ["InvalidParameter.ParamError"],
  alsoPublished: ["FailedOperation", "InternalError.SystemError"],

  async run({ input, roles }) {
    const found = (await roles.list()).filter((role) => {
      const own = tagsOf(role);
      return input.Tags.every(({ Key, Value }) => own.some((tag) => tag.Key === Key && tag.Value === Value));
    });
    return { List: paged(found, input).map(roleInfo), TotalNum: found.length };
  },
});
