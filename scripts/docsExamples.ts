import { examplesFile } from "#explorer/examples/files.ts";
import { examplesJson, recordedExamples } from "#explorer/examples/record.ts";
import { services } from "#services/index.ts";

for (const service of services.keys())
  await Bun.write(examplesFile(service), examplesJson(await recordedExamples(service)));
