module skerry.test/code

go 1.21

// The newest version on the proxy with types for Lighthouse. newer/newer.go adds later types.
require github.com/tencentcloud/tencentcloud-sdk-go v1.0.162
