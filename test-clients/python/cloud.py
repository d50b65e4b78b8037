"""A server at PORT, the first argument, as the official Python SDK sees it, and what is counted of the checks."""

import sys

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.lighthouse.v20200324 import lighthouse_client

port = sys.argv[1]
counts = {True: 0, False: 0}


def check(what, holds):
    counts[bool(holds)] += 1
    if not holds:
        print("NOT OK: python: " + what)


def finish():
    print(f"{counts[True]} passed, {counts[False]} failed")
    sys.exit(1 if counts[False] else 0)


def client(endpoint="127.0.0.1:" + port, cred=None, **profile):
    http = HttpProfile(protocol="http", endpoint=endpoint, reqMethod=profile.pop("method", "POST"))
    cred = cred or credential.Credential("AKIDSkerryLocalDevelopmentOnly000001", "SkerryLocalSecretKeyDoNotUse0001")
    unsigned = profile.pop("unsignedPayload", False)
    settings = ClientProfile(httpProfile=http, **profile)
    settings.unsignedPayload = unsigned
    return lighthouse_client.LighthouseClient(cred, "ap-guangzhou", settings)


def code_of(act):
    try:
        act()
    except TencentCloudSDKException as refusal:
        return refusal.get_code(), refusal.get_message()
    return "answered", ""
