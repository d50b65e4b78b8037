"""Calls the fixed official endpoint with the official Python SDK. `skerry exec` sets the variables that redirect it."""

import os
import sys

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.lighthouse.v20200324 import lighthouse_client, models

cred = credential.EnvironmentVariableCredential().get_credential()
counts = {True: 0, False: 0}

# The documented ways: the bundle as `certification`, and plain HTTP through the proxy.
for what, http in {
    "certification": HttpProfile(certification=os.environ["SSL_CERT_FILE"]),
    "plain HTTP": HttpProfile(protocol="http"),
}.items():
    client = lighthouse_client.LighthouseClient(cred, os.environ["TENCENTCLOUD_REGION"], ClientProfile(httpProfile=http))
    try:
        holds = client.DescribeRegions(models.DescribeRegionsRequest()).TotalCount > 0
    except TencentCloudSDKException as refusal:
        holds = False
        print(refusal)
    counts[holds] += 1
    if not holds:
        print(f"NOT OK: python by proxy: {what}")

print(f"{counts[True]} passed, {counts[False]} failed")
sys.exit(1 if counts[False] else 0)
