// Calls the fixed official endpoint with the official Go SDK. `skerry exec` sets the variables that redirect it.
package main

import (
	"fmt"
	"os"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	tchttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
)

func main() {
	credential := common.NewCredential(os.Getenv("TENCENTCLOUD_SECRET_ID"), os.Getenv("TENCENTCLOUD_SECRET_KEY"))
	client := common.NewCommonClient(credential, os.Getenv("TENCENTCLOUD_REGION"), profile.NewClientProfile())
	request := tchttp.NewCommonRequest("lighthouse", "2020-03-24", "DescribeRegions")
	response := tchttp.NewCommonResponse()
	if err := client.Send(request, response); err != nil {
		fmt.Println("NOT OK: go by proxy:", err)
		fmt.Println("0 passed, 1 failed")
		os.Exit(1)
	}
	fmt.Println("1 passed, 0 failed")
}
