import { examplesFile, told } from "#explorer/examples/files.ts";
import { recordedExamples, written } from "#explorer/examples/record.ts";

for (const service of told) await Bun.write(examplesFile(service), written(await recordedExamples(service)));
