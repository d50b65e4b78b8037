package main

import (
	"fmt"
	"os"
	"reflect"
	"time"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
)

type values = map[string]interface{}

// An instance and its resources, as returned to a client.
type life struct {
	client                   *common.Client
	instance, disk, snapshot string
}

// Calls an action. An error ends the run, because later steps depend on it.
func (l life) do(action string, parameters values) answer {
	got, err := call(l.client, action, parameters)
	if err != nil {
		check(fmt.Sprint(action, ": ", err), false)
		finish()
	}
	return got
}

func (l life) seen() (*thing, string) {
	set := l.do("DescribeInstances", values{"InstanceIds": []string{l.instance}}).Response.InstanceSet
	if len(set) == 0 {
		return nil, ""
	}
	return &set[0], set[0].InstanceState
}

func (l life) seenDisk() (*thing, string) {
	set := l.do("DescribeDisks", values{"DiskIds": []string{l.disk}}).Response.DiskSet
	if len(set) == 0 {
		return nil, ""
	}
	return &set[0], set[0].DiskState
}

func (l life) seenSnapshot() (*thing, string) {
	set := l.do("DescribeSnapshots", values{"SnapshotIds": []string{l.snapshot}}).Response.SnapshotSet
	return &set[0], set[0].SnapshotState
}

// Polls until the state is the expected one ("" means deleted) and no operation is running.
func wait(look func() (*thing, string), state string) *thing {
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		seen, is := look()
		if is == state && (seen == nil || seen.LatestOperationState == "SUCCESS") {
			return seen
		}
	}
	check("waited in vain for "+state, false)
	finish()
	return nil
}

// Returns the ids of blueprints by name. Reads pages until one is incomplete.
func blueprints(l life) map[string]string {
	ids, names, read := map[string]bool{}, map[string]string{}, 0
	for {
		page := l.do("DescribeBlueprints", values{"Offset": read, "Limit": 7}).Response.BlueprintSet
		read += len(page)
		for _, one := range page {
			ids[one.BlueprintId] = true
			names[one.BlueprintName] = one.BlueprintId
		}
		if len(page) < 7 {
			check("each blueprint once", len(ids) == read && read > 20)
			return names
		}
	}
}

// The lifecycle of an instance.
func live(client *common.Client, publicKey string) {
	l := life{client: client}
	offered := blueprints(l)
	ubuntu, debian := offered["ubuntu22"], offered["debian12"]

	l.instance = l.do("CreateInstances", values{
		"BundleId": "bundle2022_gen_01", "BlueprintId": ubuntu, "InstanceName": "life-go",
		"Zones":                 []string{"ap-guangzhou-3"},
		"InstanceChargePrepaid": values{"Period": 1, "RenewFlag": "NOTIFY_AND_AUTO_RENEW"},
	}).Response.InstanceIdSet[0]
	it := values{"InstanceId": l.instance}
	them := values{"InstanceIds": []string{l.instance}}
	bought := wait(l.seen, "RUNNING")
	check("as ordered", bought.InstanceName == "life-go" && bought.Zone == "ap-guangzhou-3" &&
		bought.RenewFlag == "NOTIFY_AND_AUTO_RENEW" && bought.BlueprintId == ubuntu)
	_, err := call(client, "StartInstances", them)
	check("runs already", code(err) == "UnsupportedOperation.InvalidInstanceState")

	rule := rule{"TCP", "8080", "10.0.0.1", "ACCEPT", "The shop"}
	l.do("CreateFirewallRules", values{"InstanceId": l.instance, "FirewallRules": []interface{}{rule}})
	check("opened, as it was written", l.do("DescribeFirewallRules", it).Response.FirewallRuleSet[0] == rule)

	key := l.do("ImportKeyPair", values{"KeyName": "life_go", "PublicKey": publicKey}).Response.KeyId
	keys := values{"KeyIds": []string{key}}
	l.do("AssociateInstancesKeyPairs", values{"KeyIds": []string{key}, "InstanceIds": []string{l.instance}})
	check("lets the key in", reflect.DeepEqual(wait(l.seen, "RUNNING").LoginSettings.KeyIds, []string{key}))
	check("the key as it was sent", l.do("DescribeKeyPairs", keys).Response.KeyPairSet[0].PublicKey == publicKey)

	l.snapshot = l.do("CreateInstanceSnapshot", it).Response.SnapshotId
	check("a snapshot", wait(l.seenSnapshot, "NORMAL").Percent == 100)
	l.do("ResetInstance", values{"InstanceId": l.instance, "BlueprintId": debian})
	check("a fresh system", wait(l.seen, "RUNNING").BlueprintId == debian)
	l.do("ApplyInstanceSnapshot", values{"InstanceId": l.instance, "SnapshotId": l.snapshot})
	check("rolled back", wait(l.seen, "RUNNING").BlueprintId == ubuntu)

	l.do("StopInstances", them)
	wait(l.seen, "STOPPED")
	l.do("StartInstances", them)
	wait(l.seen, "RUNNING")

	l.disk = l.do("CreateDisks", values{
		"Zone": bought.Zone, "DiskSize": 20, "DiskType": "CLOUD_SSD", "DiskChargePrepaid": values{"Period": 1},
	}).Response.DiskIdSet[0]
	disks := values{"DiskIds": []string{l.disk}}
	wait(l.seenDisk, "UNATTACHED")
	l.do("AttachDisks", values{"DiskIds": []string{l.disk}, "InstanceId": l.instance})
	check("attached", wait(l.seenDisk, "ATTACHED").InstanceId == l.instance)
	l.do("ResizeDisks", values{"DiskIds": []string{l.disk}, "DiskSize": 40})
	check("larger", wait(l.seenDisk, "ATTACHED").DiskSize == 40)
	l.do("DetachDisks", disks)
	wait(l.seenDisk, "UNATTACHED")
	l.do("IsolateDisks", disks)
	wait(l.seenDisk, "SHUTDOWN")
	l.do("TerminateDisks", disks)
	check("no disk", wait(l.seenDisk, "") == nil)

	l.do("IsolateInstances", them)
	wait(l.seen, "SHUTDOWN")
	l.do("TerminateInstances", them)
	check("no instance", wait(l.seen, "") == nil)
	l.do("DeleteKeyPairs", keys)
	check("no key", l.do("DescribeKeyPairs", keys).Response.TotalCount == 0)
}

func finish() {
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		os.Exit(1)
	}
	os.Exit(0)
}
