import { type Call, testExamples } from "./testExamples.ts";

const command = (CommandName: string): Call => [
  "CreateCommand",
  {
    ...{ CommandName, Content: "cHM=", EnableParameter: true, DefaultParameters: '{"varA": "222"}' },
    Tags: [{ Key: "test-key", Value: "test-value" }],
  },
];

testExamples({
  service: "tat",
  world: "tat.world.yaml",
  setup: { DescribeCommands: [command("first-command"), command("second-command")] },
  // Commands run on Lighthouse instances here.
  placeholders: {
    "ins-zj0f57ew": "lhins-zj0f57ew",
    "ins-zj0f57ex": "lhins-zj0f57ex",
    "ins-zj0f57ev": "lhins-zj0f57ev",
  },
  // Ids of new commands are random, and agents have no features.
  mayBeEmpty: ["CommandSet", "AutomationAgentSet[].SupportFeatures"],
});
