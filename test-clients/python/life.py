"""The life of an instance with the official Python SDK, against a server at PORT, with a PUBLIC KEY."""

import json
import sys
import time

from cloud import check, client, code_of, finish
from tencentcloud.lighthouse.v20200324 import models

public_key = sys.argv[2]
lighthouse = client()


def call(action, **parameters):
    request = getattr(models, action + "Request")()
    request.from_json_string(json.dumps(parameters))
    return getattr(lighthouse, action)(request)


def instance():
    found = call("DescribeInstances", InstanceIds=[instance_id]).InstanceSet
    return found[0] if found else None


def disk():
    found = call("DescribeDisks", DiskIds=[disk_id]).DiskSet
    return found[0] if found else None


def snapshot():
    return call("DescribeSnapshots", SnapshotIds=[snapshot_id]).SnapshotSet[0]


def wait(look, holds):
    """Looks until what is seen is as it should be and no operation is under way; what was seen last is returned."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        seen = look()
        settled = seen is None or seen.LatestOperationState == "SUCCESS"
        if settled and holds(seen):
            return seen
        time.sleep(0.1)
    check(f"waited in vain, and saw {look()}", False)
    finish()


def now(state):
    return lambda seen: seen is not None and seen.InstanceState == state


def pages(action, field, limit):
    """Reads a list until a page is short."""
    everything = []
    while True:
        page = getattr(call(action, Offset=len(everything), Limit=limit), field)
        everything += page
        if len(page) < limit:
            return everything


offered = pages("DescribeBlueprints", "BlueprintSet", 7)
check("each blueprint once", len({one.BlueprintId for one in offered}) == len(offered) > 20)
ubuntu = next(one for one in offered if one.BlueprintName == "ubuntu22").BlueprintId
debian = next(one for one in offered if one.BlueprintName == "debian12").BlueprintId

instance_id = call(
    "CreateInstances",
    BundleId="bundle2022_gen_01",
    BlueprintId=ubuntu,
    InstanceChargePrepaid={"Period": 1, "RenewFlag": "NOTIFY_AND_AUTO_RENEW"},
    InstanceName="life-python",
    Zones=["ap-guangzhou-3"],
).InstanceIdSet[0]
check("bought", instance().InstanceState == "PENDING")
bought = wait(instance, now("RUNNING"))
check("as ordered", (bought.InstanceName, bought.BlueprintId) == ("life-python", ubuntu))
check("as ordered too", (bought.RenewFlag, bought.Zone) == ("NOTIFY_AND_AUTO_RENEW", "ap-guangzhou-3"))
code, _ = code_of(lambda: call("StartInstances", InstanceIds=[instance_id]))
check("runs already", code == "UnsupportedOperation.InvalidInstanceState")

rule = {
    "Protocol": "TCP",
    "Port": "8080",
    "CidrBlock": "10.0.0.1",
    "Action": "ACCEPT",
    "FirewallRuleDescription": "The shop",
}
call("CreateFirewallRules", InstanceId=instance_id, FirewallRules=[rule])
rules = call("DescribeFirewallRules", InstanceId=instance_id).FirewallRuleSet
check("opened, as it was written", {name: getattr(rules[0], name) for name in rule} == rule)

key_id = call("ImportKeyPair", KeyName="life_python", PublicKey=public_key).KeyId
call("AssociateInstancesKeyPairs", KeyIds=[key_id], InstanceIds=[instance_id])
check("lets the key in", wait(instance, now("RUNNING")).LoginSettings.KeyIds == [key_id])
key = call("DescribeKeyPairs", KeyIds=[key_id]).KeyPairSet[0]
check("the key as it was sent", (key.PublicKey, key.AssociatedInstanceIds) == (public_key, [instance_id]))

snapshot_id = call("CreateInstanceSnapshot", InstanceId=instance_id, SnapshotName="before").SnapshotId
taken = wait(snapshot, lambda seen: seen.SnapshotState == "NORMAL")
check("a snapshot", (taken.Percent, taken.SnapshotName) == (100, "before"))
call("ResetInstance", InstanceId=instance_id, BlueprintId=debian, LoginConfiguration={"KeyIds": [key_id]})
check("a fresh system", wait(instance, now("RUNNING")).BlueprintId == debian)
call("ApplyInstanceSnapshot", InstanceId=instance_id, SnapshotId=snapshot_id)
check("rolled back", wait(instance, now("RUNNING")).BlueprintId == ubuntu)

call("StopInstances", InstanceIds=[instance_id])
wait(instance, now("STOPPED"))
call("StartInstances", InstanceIds=[instance_id])
wait(instance, now("RUNNING"))

disk_id = call(
    "CreateDisks",
    Zone=bought.Zone,
    DiskSize=20,
    DiskType="CLOUD_SSD",
    DiskName="data",
    DiskChargePrepaid={"Period": 1, "RenewFlag": "NOTIFY_AND_MANUAL_RENEW", "TimeUnit": "m"},
).DiskIdSet[0]
wait(disk, lambda seen: seen.DiskState == "UNATTACHED")
call("AttachDisks", DiskIds=[disk_id], InstanceId=instance_id)
check("attached", wait(disk, lambda seen: seen.DiskState == "ATTACHED").InstanceId == instance_id)
call("ResizeDisks", DiskIds=[disk_id], DiskSize=40)
check("larger", wait(disk, lambda seen: seen.DiskSize == 40).DiskState == "ATTACHED")
call("DetachDisks", DiskIds=[disk_id])
wait(disk, lambda seen: seen.DiskState == "UNATTACHED")
call("IsolateDisks", DiskIds=[disk_id])
wait(disk, lambda seen: seen.DiskState == "SHUTDOWN")
call("TerminateDisks", DiskIds=[disk_id])
check("no disk", wait(disk, lambda seen: seen is None) is None)

call("IsolateInstances", InstanceIds=[instance_id])
wait(instance, now("SHUTDOWN"))
call("TerminateInstances", InstanceIds=[instance_id])
check("no instance", wait(instance, lambda seen: seen is None) is None)
call("DeleteKeyPairs", KeyIds=[key_id])
check("no key", call("DescribeKeyPairs", KeyIds=[key_id]).TotalCount == 0)
finish()
