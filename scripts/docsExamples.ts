import { examplesFile } from "#explorer/examples/files.ts";
import { recordedExamples, written } from "#explorer/examples/record.ts";
import { services } from "#services/index.ts";

for (const service of services.keys()) await Bun.write(examplesFile(service), written(await recordedExamples(service)));
