// The story of DescribeImagesToShare and the life of an instance with the official Go SDK, against a server at the port
// given, with the public key given.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	sdkerrors "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/errors"
	tchttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
)

var passed, failed int

func check(what string, holds bool) {
	if holds {
		passed++
		return
	}
	failed++
	fmt.Println("NOT OK: go: " + what)
}

func client(endpoint, method, signMethod string, unsigned bool) *common.Client {
	credential := common.NewCredential("AKIDSkerryLocalDevelopmentOnly000001", "SkerryLocalSecretKeyDoNotUse0001")
	settings := profile.NewClientProfile()
	settings.HttpProfile.Endpoint = endpoint
	settings.HttpProfile.Scheme = "http"
	settings.HttpProfile.ReqMethod = method
	settings.SignMethod = signMethod
	settings.UnsignedPayload = unsigned
	return common.NewCommonClient(credential, "ap-guangzhou", settings)
}

// The checked parts of the responses.
type answer struct {
	Response struct {
		TotalCount                        int64
		BlueprintId                       *string
		ImageSet                          []struct{ IsShareable bool }
		BlueprintSet                      []struct{ BlueprintId, BlueprintName string }
		InstanceIdSet, DiskIdSet          []string
		KeyId, SnapshotId                 string
		InstanceSet, DiskSet, SnapshotSet []thing
		KeyPairSet                        []struct{ PublicKey string }
		FirewallRuleSet                   []rule
	}
}

// The checked fields of an instance, a disk or a snapshot.
type thing struct {
	LatestOperationState                      string
	InstanceState, DiskState, SnapshotState   string
	InstanceId, InstanceName, Zone, RenewFlag string
	BlueprintId                               string
	LoginSettings                             struct{ KeyIds []string }
	DiskSize, Percent                         int64
}

type rule struct{ Protocol, Port, CidrBlock, Action, FirewallRuleDescription string }

// Calls an action by name, because not every proxy has the separate module with the Lighthouse types.
func call(c *common.Client, action string, parameters map[string]interface{}) (answer, error) {
	request := tchttp.NewCommonRequest("lighthouse", "2020-03-24", action)
	if err := request.SetActionParameters(parameters); err != nil {
		return answer{}, err
	}
	response := tchttp.NewCommonResponse()
	if err := c.Send(request, response); err != nil {
		return answer{}, err
	}
	var parsed answer
	err := json.Unmarshal(response.GetBody(), &parsed)
	return parsed, err
}

func list(c *common.Client, ids ...string) (answer, error) {
	parameters := map[string]interface{}{}
	if len(ids) > 0 {
		parameters["ImageIds"] = ids
	}
	return call(c, "DescribeImagesToShare", parameters)
}

func share(c *common.Client, permission string) (answer, error) {
	return call(c, "ModifyImageSharePermission", map[string]interface{}{"ImageId": "img-cs2rrmp0", "Permission": permission})
}

func code(err error) string {
	var refusal *sdkerrors.TencentCloudSDKError
	if errors.As(err, &refusal) {
		return refusal.Code
	}
	return fmt.Sprint(err)
}

func main() {
	endpoint := "127.0.0.1:" + os.Args[1]
	plain := client(endpoint, "POST", "TC3-HMAC-SHA256", false)
	found, err := list(plain, "img-cs2rrmp0")
	check("the published example", err == nil && found.Response.TotalCount == 1 && found.Response.ImageSet[0].IsShareable)
	everything, err := list(plain)
	check("everything", err == nil && everything.Response.TotalCount > 5)

	ways := []struct {
		method, signMethod string
		unsigned           bool
	}{
		{"GET", "TC3-HMAC-SHA256", false}, {"POST", "HmacSHA1", false}, {"POST", "HmacSHA256", false},
		{"GET", "HmacSHA256", false}, {"POST", "TC3-HMAC-SHA256", true},
	}
	for _, way := range ways {
		// Calls by name do not support these parameter encodings.
		same, err := list(client(endpoint, way.method, way.signMethod, way.unsigned))
		check(fmt.Sprint(way, err), err == nil && same.Response.TotalCount == everything.Response.TotalCount)
	}

	behind, err := list(client(endpoint+"/some/path", "POST", "TC3-HMAC-SHA256", false), "img-cs2rrmp0")
	check("an endpoint with a path", err == nil && behind.Response.TotalCount == 1)

	shared, err := share(plain, "SHARE")
	check("shared", err == nil && strings.HasPrefix(*shared.Response.BlueprintId, "lhbp-"))
	_, err = share(plain, "SHARE")
	check("refused a second time", code(err) == "UnsupportedOperation.ImageAlreadyShared")
	blueprints, err := call(plain, "DescribeBlueprints", map[string]interface{}{})
	check("blueprints", err == nil && blueprints.Response.TotalCount > 10)
	taken, err := share(plain, "CANCEL")
	check("taken back", err == nil && taken.Response.BlueprintId == nil)
	_, err = list(plain, "nonsense")
	check("an error keeps its code", code(err) == "InvalidParameterValue.InvalidImageIdMalformed")

	live(plain, os.Args[2])
	finish()
}
