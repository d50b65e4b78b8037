import { testExamples } from "./testExamples.ts";

testExamples({ service: "sts", world: "neighbours.world.yaml" });
