// Package v20200324 contains the types of two actions that are newer than the newest SDK on the proxy, so that generated
// programs compile. It is copied into the SDK's package.
package v20200324

import (
	"encoding/json"

	tchttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
)

// answer is an undecoded response.
type answer struct {
	*tchttp.BaseResponse
	Response json.RawMessage `json:"Response"`
}

func (r *answer) ToJsonString() string {
	text, _ := json.Marshal(r)
	return string(text)
}

type DescribeImagesToShareRequest struct {
	*tchttp.BaseRequest
	ImageIds []*string `json:"ImageIds,omitempty"`
	Offset   *int64    `json:"Offset,omitempty"`
	Limit    *int64    `json:"Limit,omitempty"`
	Filters  []*Filter `json:"Filters,omitempty"`
}

func NewDescribeImagesToShareRequest() *DescribeImagesToShareRequest {
	request := &DescribeImagesToShareRequest{BaseRequest: &tchttp.BaseRequest{}}
	request.Init().WithApiInfo("lighthouse", APIVersion, "DescribeImagesToShare")
	return request
}

func (c *Client) DescribeImagesToShare(request *DescribeImagesToShareRequest) (*answer, error) {
	response := &answer{BaseResponse: &tchttp.BaseResponse{}}
	return response, c.Send(request, response)
}

type Tag struct {
	Key   *string `json:"Key,omitempty"`
	Value *string `json:"Value,omitempty"`
}

type CreateInstancesRequest struct {
	*tchttp.BaseRequest
	BundleId              *string                `json:"BundleId,omitempty"`
	BlueprintId           *string                `json:"BlueprintId,omitempty"`
	InstanceChargePrepaid *InstanceChargePrepaid `json:"InstanceChargePrepaid,omitempty"`
	InstanceName          *string                `json:"InstanceName,omitempty"`
	InstanceCount         *uint64                `json:"InstanceCount,omitempty"`
	DryRun                *bool                  `json:"DryRun,omitempty"`
	Tags                  []*Tag                 `json:"Tags,omitempty"`
}

func NewCreateInstancesRequest() *CreateInstancesRequest {
	request := &CreateInstancesRequest{BaseRequest: &tchttp.BaseRequest{}}
	request.Init().WithApiInfo("lighthouse", APIVersion, "CreateInstances")
	return request
}

func (c *Client) CreateInstances(request *CreateInstancesRequest) (*answer, error) {
	response := &answer{BaseResponse: &tchttp.BaseResponse{}}
	return response, c.Send(request, response)
}
