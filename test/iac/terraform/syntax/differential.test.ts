import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeSource } from "../../../../src/iac/terraform/syntax/decode.ts";
import { parseHcl } from "../../../../src/iac/terraform/syntax/parse-hcl.ts";
import { bodyArbitrary, expressionArbitrary, PIECES } from "./arbitraries.ts";
import { bodyOf, valueOf } from "./brief.ts";
import { jsonForm, outlineOf, reference, referenceOutline } from "./hcl2json.ts";
import { printBody, printExpression } from "./printer.ts";
import { INVALID, VALID } from "./snippets.ts";

/** Both parsers accept the text and give the same, or both refuse it. */
async function expectAgreement(text: string): Promise<void> {
  const { accepted, json } = await reference(text);
  const parsed = parseHcl(text);
  expect({ text, accepted: parsed.problems.length === 0 }).toEqual({ text, accepted });
  // The conversion to JSON drops what holds a null within a string.
  if (json !== undefined && !/\{[\s(~]*null/.test(text)) expect(jsonForm(text, bodyOf(parsed))).toEqual(json);
}

const SLOW = 120_000;

describe("agrees with Terraform's own parser", () => {
  it.each(VALID)("that %j is valid, and on what it says", async (text) => {
    expect((await reference(text)).accepted).toBe(true);
    await expectAgreement(text);
  });

  it.each(INVALID)("that %j is not valid", async (text) => {
    expect((await reference(text)).accepted).toBe(false);
    await expectAgreement(text);
  });

  it(
    "on the text of any tree",
    async () => {
      await fc.assert(
        fc.asyncProperty(bodyArbitrary, async (body) => {
          const text = printBody(body);
          const parsed = parseHcl(text);
          expect(parsed.problems).toEqual([]);
          expect((await reference(text)).accepted).toBe(true);
          for (const { value } of parsed.file?.body.attributes ?? []) {
            const source = text.slice(value.start, value.end);
            if (!source.startsWith("<<")) expect(outlineOf(text, value)).toBe(await referenceOutline(source));
          }
        }),
        { numRuns: 40 },
      );
    },
    SLOW,
  );

  it(
    "on any expression",
    async () => {
      await fc.assert(
        fc.asyncProperty(expressionArbitrary, async (expression) => {
          const source = printExpression(expression);
          const text = `a = ${source}\n`;
          await expectAgreement(text);
          expect(outlineOf(text, valueOf(parseHcl(text)))).toBe(await referenceOutline(source));
        }),
        { numRuns: 150 },
      );
    },
    SLOW,
  );

  it(
    "on whether a text with a piece cut out or put in is still valid, and on what it says then",
    async () => {
      const piece = fc.string({ unit: fc.constantFrom(...PIECES.filter((piece) => piece !== "\ud800")), maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(bodyArbitrary, fc.nat(), fc.nat({ max: 6 }), piece, async (body, at, cut, inserted) => {
          const text = printBody({ ...body, blocks: [] });
          const from = at % (text.length + 1);
          const changed = text.slice(0, from) + inserted + text.slice(from + cut);
          // Terraform's scanner takes what follows "$" or "%" for part of it, even a carriage return.
          fc.pre(!/[$%]\r/.test(changed));
          await expectAgreement(changed);
        }),
        { numRuns: 200 },
      );
    },
    SLOW,
  );

  it("on every file of the fixtures", async () => {
    for (const path of readdirSync("fixtures", { recursive: true, encoding: "utf8" })) {
      if (!/\.(tf|tfvars)$/.test(path)) continue;
      const { text } = decodeSource(readFileSync(`fixtures/${path}`));
      if (text !== undefined) await expectAgreement(text);
    }
  });
});
