// Calls the fixed official endpoint with the official Node.js SDK. `skerry exec` sets the variables that redirect it.
const { lighthouse } = require("tencentcloud-sdk-nodejs/tencentcloud/services/lighthouse/index.js");
const {
  TENCENTCLOUD_SECRET_ID: secretId,
  TENCENTCLOUD_SECRET_KEY: secretKey,
  TENCENTCLOUD_REGION: region,
} = process.env;
const client = new lighthouse.v20200324.Client({ credential: { secretId, secretKey }, region });
client.DescribeRegions({}).then(
  ({ TotalCount }) => console.log(TotalCount > 0 ? "1 passed, 0 failed" : "0 passed, 1 failed"),
  (error) => {
    console.log(`NOT OK: node by proxy: ${error.message}\n0 passed, 1 failed`);
    process.exitCode = 1;
  },
);
