import { describe, expect, test } from "bun:test";
import { services } from "#services/index.ts";
import { exportSpec } from "#spec/export.ts";
import type { SpecService } from "#spec/spec.ts";

const spec = await exportSpec();

describe.each([...services.keys()])("the English text of %s", (name) => {
  const service = spec.services[name];
  if (!service) throw new Error(`${name} is not exported`);
  const sentences = sentencesOf(service);

  test("has a Chinese translation for every sentence", () => {
    expect(sentences.filter((sentence) => !service.chinese[sentence])).toEqual([]);
  });

  test("has no unused Chinese translation", () => {
    expect(Object.keys(service.chinese).filter((sentence) => !sentences.includes(sentence))).toEqual([]);
  });

  test("has translations with the same punctuation, names and values", () => {
    for (const [english, chinese] of Object.entries(service.chinese)) {
      expect(chinese.endsWith("。"), chinese).toBe(english.endsWith("."));
      expect(namesIn(english).filter((value) => !chinese.includes(value))).toEqual([]);
    }
  });
});

/** Categories, summaries and descriptions. */
function sentencesOf({ actions, objects }: SpecService): readonly string[] {
  const members = [...Object.values(actions).flatMap(({ input, output }) => [...input, ...output])];
  members.push(...Object.values(objects).flatMap((one) => one.members));
  const texts = Object.values(actions).flatMap(({ category, summary }) => [category, summary]);
  return [...new Set([...texts, ...members.map(({ description }) => description)])];
}

/** Names and values of the API, which are the same in every language. */
const namesIn = (sentence: string): readonly string[] =>
  sentence.match(/\b(?:[A-Z]+_[A-Z_]+|[a-z]+(?:-[a-z]+)+(?=:)|[A-Z][a-z]+[A-Z]\w+|\d{2,})\b/g) ?? [];
