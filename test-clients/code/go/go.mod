module skerry.test/code

go 1.21

// The newest that the proxy has with types for Lighthouse; newer/newer.go adds what came later.
require github.com/tencentcloud/tencentcloud-sdk-go v1.0.162
