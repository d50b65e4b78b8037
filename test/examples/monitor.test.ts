import { testExamples } from "./testExamples.ts";

testExamples({
  service: "monitor",
  world: "neighbours.world.yaml",
  now: "2019-03-25T00:00:00Z",
  placeholders: {
    "QCE/CVM": "QCE/LIGHTHOUSE",
    AccOuttraffic: "LighthouseOuttraffic",
    CPUUsage: "CpuUsage",
    "ins-j0hk02zo": "lhins-running1",
    "ins-o8vv2w10": "lhins-running2",
  },
  contradictory: [
    {
      action: "DescribeBaseMetrics",
      part: "QCE/CDB",
      code: "UnsupportedOperation",
      reason: "the product does not exist here",
    },
    {
      action: "GetMonitorData",
      part: "QCE/CDB",
      code: "InvalidParameterValue",
      reason: "the product does not exist here",
    },
  ],
});
