import { holdExamples } from "./hold.ts";

holdExamples({ service: "sts", world: "neighbours.world.yaml" });
