import { describe, expect, test } from "bun:test";
import { services } from "#services/index.ts";
import { exportSpec } from "#spec/export.ts";
import type { SpecService } from "#spec/spec.ts";

const spec = await exportSpec();

describe.each([...services.keys()])("what %s declares", (name) => {
  const service = spec.services[name];
  if (!service) throw new Error(`${name} is not exported`);
  const sentences = sentencesOf(service);

  test("is there in Chinese, too", () => {
    expect(sentences.filter((sentence) => !service.chinese[sentence])).toEqual([]);
  });

  test("and nothing else is", () => {
    expect(Object.keys(service.chinese).filter((sentence) => !sentences.includes(sentence))).toEqual([]);
  });

  test("is a sentence where the English is one, and holds the same names and values", () => {
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
  const said = Object.values(actions).flatMap(({ category, summary }) => [category, summary]);
  return [...new Set([...said, ...members.map(({ description }) => description)])];
}

/** Values and names as they go over the wire, which stay the same in every language. */
const namesIn = (sentence: string): readonly string[] =>
  sentence.match(/\b(?:[A-Z]+_[A-Z_]+|[a-z]+(?:-[a-z]+)+(?=:)|[A-Z][a-z]+[A-Z]\w+|\d{2,})\b/g) ?? [];
