// The life of an instance with the Go SDK's own types for Lighthouse, against a server at the port given, with the public
// key given. The types are from 2021, the newest on the proxy. Newer actions, such as purchases, use custom request types.
package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	sdkerrors "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/errors"
	tchttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
	lighthouse "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/lighthouse/v20200324"
)

var (
	passed, failed int
	client         *lighthouse.Client
)

func check(what string, holds bool) {
	if holds {
		passed++
		return
	}
	failed++
	fmt.Println("NOT OK: go, typed: " + what)
}

func finish() {
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		os.Exit(1)
	}
	os.Exit(0)
}

// Returns the response. An error ends the run, because later steps depend on it.
func must[A any](answer A, err error) A {
	if err != nil {
		check(err.Error(), false)
		finish()
	}
	return answer
}

// Fills a request from JSON.
func from[R interface{ FromJsonString(string) error }](request R, json string, values ...interface{}) R {
	must(0, request.FromJsonString(fmt.Sprintf(json, values...)))
	return request
}

// Actions that the SDK's types lack.
type createInstances struct {
	*tchttp.BaseRequest
	BundleId, BlueprintId, InstanceName string
	InstanceChargePrepaid               lighthouse.InstanceChargePrepaid
}

type isolateInstances struct {
	*tchttp.BaseRequest
	InstanceIds []string
}

type created struct {
	*tchttp.BaseResponse
	Response struct{ InstanceIdSet []string }
}

func base(action string) *tchttp.BaseRequest {
	request := &tchttp.BaseRequest{}
	request.Init().WithApiInfo("lighthouse", "2020-03-24", action)
	return request
}

func seen(id string) *lighthouse.Instance {
	request := from(lighthouse.NewDescribeInstancesRequest(), `{"InstanceIds": ["%s"]}`, id)
	set := must(client.DescribeInstances(request)).Response.InstanceSet
	if len(set) == 0 {
		return nil
	}
	return set[0]
}

// Repeats a call until the response is accepted.
func poll[T any](ask func() (T, bool)) T {
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		if answer, will := ask(); will {
			return answer
		}
	}
	check("waited in vain", false)
	finish()
	panic("never here")
}

// Waits until the instance is in a state ("" means deleted) and no operation is running.
func wait(id, state string) *lighthouse.Instance {
	return poll(func() (*lighthouse.Instance, bool) {
		it := seen(id)
		if it == nil {
			return nil, state == ""
		}
		return it, *it.InstanceState == state && *it.LatestOperationState == "SUCCESS"
	})
}

func snapshot(id string) *lighthouse.Snapshot {
	request := from(lighthouse.NewDescribeSnapshotsRequest(), `{"SnapshotIds": ["%s"]}`, id)
	return poll(func() (*lighthouse.Snapshot, bool) {
		it := must(client.DescribeSnapshots(request)).Response.SnapshotSet[0]
		return it, *it.SnapshotState == "NORMAL"
	})
}

func main() {
	settings := profile.NewClientProfile()
	settings.HttpProfile.Endpoint = "127.0.0.1:" + os.Args[1]
	settings.HttpProfile.Scheme = "http"
	credential := common.NewCredential("AKIDSkerryLocalDevelopmentOnly000001", "SkerryLocalSecretKeyDoNotUse0001")
	client = must(lighthouse.NewClient(credential, "ap-guangzhou", settings))

	// Responses must match the types.
	check("regions", *must(client.DescribeRegions(lighthouse.NewDescribeRegionsRequest())).Response.TotalCount > 5)
	bundle := must(client.DescribeBundles(lighthouse.NewDescribeBundlesRequest())).Response.BundleSet[0]
	check("a price", *bundle.Price.InstancePrice.OriginalPrice > 0)
	blueprints := must(client.DescribeBlueprints(from(lighthouse.NewDescribeBlueprintsRequest(), `{"Limit": 100}`)))
	check("blueprints", int(*blueprints.Response.TotalCount) == len(blueprints.Response.BlueprintSet))
	quotas := from(lighthouse.NewDescribeGeneralResourceQuotasRequest(), `{"ResourceNames": ["USER_KEY_PAIR"]}`)
	check("quotas", len(must(client.DescribeGeneralResourceQuotas(quotas)).Response.GeneralResourceQuotaSet) == 1)

	month := int64(1)
	order := &createInstances{base("CreateInstances"), "bundle2022_gen_01", "lhbp-qnuz61zs", "life-go-typed",
		lighthouse.InstanceChargePrepaid{Period: &month}}
	answer := &created{BaseResponse: &tchttp.BaseResponse{}}
	must(answer, client.Send(order, answer))
	id := answer.Response.InstanceIdSet[0]
	them := fmt.Sprintf(`{"InstanceIds": ["%s"]}`, id)
	check("as ordered", *wait(id, "RUNNING").InstanceName == "life-go-typed")
	_, err := client.StartInstances(from(lighthouse.NewStartInstancesRequest(), them))
	var refusal *sdkerrors.TencentCloudSDKError
	check("runs already", errors.As(err, &refusal) && refusal.Code == "UnsupportedOperation.InvalidInstanceState")
	denied := must(client.DescribeInstancesDeniedActions(from(lighthouse.NewDescribeInstancesDeniedActionsRequest(), them)))
	check("what it would refuse", len(denied.Response.InstanceDeniedActionSet[0].DeniedActions) == 2)

	rule := `{"InstanceId": "%s", "FirewallRules": [{"Protocol": "TCP", "Port": "8080", "CidrBlock": "10.0.0.1"}]}`
	must(client.CreateFirewallRules(from(lighthouse.NewCreateFirewallRulesRequest(), rule, id)))
	rules := from(lighthouse.NewDescribeFirewallRulesRequest(), `{"InstanceId": "%s"}`, id)
	first := must(client.DescribeFirewallRules(rules)).Response.FirewallRuleSet[0]
	check("opened, as it was written", *first.Port == "8080" && *first.CidrBlock == "10.0.0.1")

	sent := from(lighthouse.NewImportKeyPairRequest(), `{"KeyName": "life_typed", "PublicKey": "%s"}`, os.Args[2])
	key := *must(client.ImportKeyPair(sent)).Response.KeyId
	both := `{"KeyIds": ["%s"], "InstanceIds": ["%s"]}`
	must(client.AssociateInstancesKeyPairs(from(lighthouse.NewAssociateInstancesKeyPairsRequest(), both, key, id)))
	check("lets the key in", *wait(id, "RUNNING").LoginSettings.KeyIds[0] == key)
	must(client.DisassociateInstancesKeyPairs(from(lighthouse.NewDisassociateInstancesKeyPairsRequest(), both, key, id)))
	check("and no longer", len(wait(id, "RUNNING").LoginSettings.KeyIds) == 0)
	must(client.DeleteKeyPairs(from(lighthouse.NewDeleteKeyPairsRequest(), `{"KeyIds": ["%s"]}`, key)))

	taken := must(client.CreateInstanceSnapshot(from(lighthouse.NewCreateInstanceSnapshotRequest(), `{"InstanceId": "%s"}`, id)))
	check("a snapshot", *snapshot(*taken.Response.SnapshotId).Percent == 100)
	wait(id, "RUNNING")
	reset := `{"InstanceId": "%s", "BlueprintId": "lhbp-mxml4cnq"}`
	must(client.ResetInstance(from(lighthouse.NewResetInstanceRequest(), reset, id)))
	check("a fresh system", *wait(id, "RUNNING").BlueprintId == "lhbp-mxml4cnq")
	back := `{"InstanceId": "%s", "SnapshotId": "%s"}`
	must(client.ApplyInstanceSnapshot(from(lighthouse.NewApplyInstanceSnapshotRequest(), back, id, *taken.Response.SnapshotId)))
	check("rolled back", *wait(id, "RUNNING").BlueprintId == "lhbp-qnuz61zs")

	must(client.StopInstances(from(lighthouse.NewStopInstancesRequest(), them)))
	wait(id, "STOPPED")
	must(client.StartInstances(from(lighthouse.NewStartInstancesRequest(), them)))
	wait(id, "RUNNING")
	must(answer, client.Send(&isolateInstances{base("IsolateInstances"), []string{id}}, answer))
	wait(id, "SHUTDOWN")
	must(client.TerminateInstances(from(lighthouse.NewTerminateInstancesRequest(), them)))
	check("no instance", wait(id, "") == nil)
	finish()
}
