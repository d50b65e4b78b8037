// The story of DescribeImagesToShare with tccli.
import { check, finish, tccli } from "./program.mjs";

const list = ["lighthouse", "DescribeImagesToShare"];
check(
  "the published example",
  tccli(...list, "--ImageIds", '["img-cs2rrmp0"]'),
  (status, output) => status === 0 && JSON.parse(output).TotalCount === 1,
);
check(
  "unfolded arguments",
  tccli(
    ...list,
    "--cli-unfold-argument",
    "--Filters.0.Name",
    "image-id",
    "--Filters.0.Values",
    "img-cs2rrmp0",
    "img-xkd784jw",
  ),
  (status, output) => status === 0 && JSON.parse(output).TotalCount === 2,
);
check(
  "share",
  tccli("lighthouse", "ModifyImageSharePermission", "--ImageId", "img-cs2rrmp0", "--Permission", "SHARE"),
  (status, output) => status === 0 && JSON.parse(output).BlueprintId.startsWith("lhbp-"),
);
check(
  "the blueprint",
  tccli("lighthouse", "DescribeBlueprints", "--Filters", '[{"Name":"blueprint-type","Values":["SHARED"]}]'),
  (status, output) =>
    status === 0 && JSON.parse(output).BlueprintSet.some((blueprint) => blueprint.ImageId === "img-cs2rrmp0"),
);
check(
  "cancel",
  tccli("lighthouse", "ModifyImageSharePermission", "--ImageId", "img-cs2rrmp0", "--Permission", "CANCEL"),
  (status) => status === 0,
);
check(
  "an error keeps code and message",
  tccli(...list, "--Limit", "101"),
  (status, output) => status === 255 && output.includes("InvalidParameterValue.OutOfRange") && output.includes("Limit"),
);
const made = tccli("cvm", "CreateImage", "--ImageName", "made-by-tccli", "--InstanceId", "ins-web00001");
check("an image is made", made, (status) => status === 0);
const id = /img-[0-9a-z]{8}/.exec(made.output)?.[0] ?? "";
check(
  "a waiter sees it finished",
  tccli(
    "cvm",
    "DescribeImages",
    "--ImageIds",
    `["${id}"]`,
    "--waiter",
    "{'expr':'ImageSet[0].ImageState','to':'NORMAL','timeout':20,'interval':1}",
  ),
  (status, output) => status === 0 && output.includes("NORMAL"),
);

finish();
