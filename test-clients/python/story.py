"""The story of DescribeImagesToShare with the official Python SDK, against a server at PORT."""

import json
import os

from cloud import check, client, code_of, finish, port
from tencentcloud.cam.v20190116 import cam_client
from tencentcloud.cam.v20190116 import models as cam_models
from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.lighthouse.v20200324 import models
from tencentcloud.sts.v20180813 import sts_client
from tencentcloud.sts.v20180813 import models as sts_models


def ask(lighthouse, **parameters):
    request = models.DescribeImagesToShareRequest()
    request.from_json_string(json.dumps(parameters))
    return lighthouse.DescribeImagesToShare(request)


def share(lighthouse, image, permission):
    request = models.ModifyImageSharePermissionRequest()
    request.from_json_string(json.dumps({"ImageId": image, "Permission": permission}))
    return lighthouse.ModifyImageSharePermission(request).BlueprintId


plain = client()
answer = ask(plain, ImageIds=["img-cs2rrmp0"])
check("the published example", answer.TotalCount == 1 and answer.ImageSet[0].IsShareable is True)
everything = ask(plain, Limit=100)
check("everything", everything.TotalCount == len(everything.ImageSet) > 5)
pages = [ask(plain, Offset=at, Limit=3).ImageSet for at in range(0, everything.TotalCount, 3)]
check("page by page", [i.ImageId for page in pages for i in page] == [i.ImageId for i in everything.ImageSet])
named = ask(plain, Filters=[{"Name": "image-name", "Values": ["ubuntu"]}])
check("by name", [image.ImageId for image in named.ImageSet] == ["img-cs2rrmp0"])

for how in (
    {"signMethod": "HmacSHA256"},
    {"signMethod": "HmacSHA1"},
    {"signMethod": "HmacSHA256", "method": "GET"},
    {"signMethod": "TC3-HMAC-SHA256", "method": "GET"},
    {"unsignedPayload": True},
):
    same = ask(client(**dict(how)), Filters=[{"Name": "image-id", "Values": ["img-cs2rrmp0", "img-xkd784jw"]}])
    check(str(how), same.TotalCount == 2)

blueprint = share(plain, "img-cs2rrmp0", "SHARE")
check("shared", blueprint.startswith("lhbp-"))
check("shared already", ask(plain, ImageIds=["img-cs2rrmp0"]).ImageSet[0].UnshareableReason == "镜像已共享。")
code, message = code_of(lambda: share(plain, "img-cs2rrmp0", "SHARE"))
check("refused a second time", code == "UnsupportedOperation.ImageAlreadyShared" and "img-cs2rrmp0" in message)
blueprints = plain.DescribeBlueprints(models.DescribeBlueprintsRequest())
check("blueprints", blueprints.TotalCount > 10)
check("taken back", share(plain, "img-cs2rrmp0", "CANCEL") is None)
code, message = code_of(lambda: ask(plain, Limit=101))
check("an error keeps code and message", code == "InvalidParameterValue.OutOfRange" and "Limit" in message)

sts = sts_client.StsClient(
    credential.Credential("AKIDSkerryLocalDevelopmentOnly000001", "SkerryLocalSecretKeyDoNotUse0001"),
    "",
    ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint="127.0.0.1:" + port)),
)
request = sts_models.GetFederationTokenRequest()
request.Name = "guest"
request.Policy = '{"version":"2.0","statement":[{"effect":"allow","action":"lighthouse:Describe*","resource":"*"}]}'
issued = sts.GetFederationToken(request).Credentials
guest = client(cred=credential.Credential(issued.TmpSecretId, issued.TmpSecretKey, issued.Token))
check("temporary keys with a token", ask(guest, Limit=1).TotalCount > 0)
code, _ = code_of(lambda: share(guest, "img-cs2rrmp0", "SHARE"))
check("their policy narrows", code == "UnauthorizedOperation.NoPermission")

cam = cam_client.CamClient(
    credential.Credential("AKIDSkerryLocalDevelopmentOnly000001", "SkerryLocalSecretKeyDoNotUse0001"),
    "",
    ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint="127.0.0.1:" + port)),
)
role = cam_models.CreateRoleRequest()
role.RoleName = "reader"
role.PolicyDocument = json.dumps(
    {
        "version": "2.0",
        "statement": [
            {
                "effect": "allow",
                "action": "name/sts:AssumeRole",
                "principal": {"qcs": ["qcs::cam::uin/100000000001:root"]},
            }
        ],
    }
)
cam.CreateRole(role)
attach = cam_models.AttachRolePolicyRequest()
attach.AttachRoleName = "reader"
attach.PolicyName = "QcloudLighthouseReadOnlyAccess"
cam.AttachRolePolicy(attach)
assume = sts_models.AssumeRoleRequest()
assume.RoleArn = "qcs::cam::uin/100000000001:roleName/reader"
assume.RoleSessionName = "story"
session = sts.AssumeRole(assume).Credentials
reader = client(cred=credential.Credential(session.TmpSecretId, session.TmpSecretKey, session.Token))
blueprints = reader.DescribeBlueprints(models.DescribeBlueprintsRequest())
check("a role's session may what the role may", blueprints.TotalCount > 10)
code, _ = code_of(lambda: share(reader, "img-cs2rrmp0", "SHARE"))
check("and nothing else", code == "UnauthorizedOperation.NoPermission")
forged = client(cred=credential.Credential(session.TmpSecretId, session.TmpSecretKey, session.Token[:-4] + "AAAA"))
code, _ = code_of(lambda: ask(forged))
check("a changed token is refused", code.startswith("AuthFailure"))

os.environ["HTTP_PROXY"] = "http://127.0.0.1:" + port
check("through HTTP_PROXY", ask(client(endpoint="lighthouse.tencentcloudapi.com"), Limit=1).TotalCount > 0)

finish()
