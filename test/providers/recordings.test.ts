/** Answers that the clouds really gave, where they lie beside the project: each must map without a crash, and an error must stay an error. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { providers } from "../../providers/index.ts";
import { operationsOf } from "../../src/provider/call.ts";
import type { RecordedAnswer } from "../../src/provider/recorded.ts";
import { recordedIn } from "../support/recorded.ts";

const folder = fileURLToPath(new URL("../../../shared/recordings", import.meta.url));
const cloudNames = { aws: "aws", azure: "azure", alicloud: "alicloud-cn" } as const;

interface Kept {
  readonly file: string;
  readonly answer: RecordedAnswer;
}

/** The answers kept for an operation. Folders are named after it, with what a file name cannot hold left out. */
function keptFor(provider: string): ReadonlyMap<string, readonly Kept[]> {
  const found = new Map<string, Kept[]>();
  const root = `${folder}/${provider}`;
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    for (const file of readdirSync(`${root}/${name}`).filter((each) => each.endsWith(".json"))) {
      const answer = JSON.parse(readFileSync(`${root}/${name}/${file}`, "utf8")) as RecordedAnswer;
      found.set(answer.operation, [...(found.get(answer.operation) ?? []), { file: `${name}/${file}`, answer }]);
    }
  }
  return found;
}

// Nothing to hold the mappers to where the recordings do not lie beside the project.
describe.runIf(existsSync(folder))("recorded answers", () => {
  describe.each(providers)("of $name", ({ name, calls }) => {
    const kept = keptFor(name);
    const operations = [...operationsOf(calls).keys()].filter((operation) => kept.has(operation));

    it("are there for some of the operations", () => {
      expect(operations.length).toBeGreaterThan(5);
    });
    it.each(operations)("%s", (operation) => {
      for (const { file, answer } of kept.get(operation) ?? []) {
        const { reading, mapped } = recordedIn({
          provider: name,
          cloud: cloudNames[name],
          account: "111122223333",
          region: name === "alicloud" ? "cn-hangzhou" : "eu-west-1",
          time: "2026-01-15T08:00:00.000Z",
          listed: [],
          answers: [answer],
        });
        expect({ file, crashes: mapped.gaps.map((gap) => gap.text.en) }).toEqual({ file, crashes: [] });
        if (answer.status >= 400)
          expect({ file, known: reading.docs.length > 0 && reading.gaps.length === 0 && !isNone(operation, answer) }).toEqual({
            file,
            known: false,
          });
      }
    });

    /** An error that says "there is none". */
    function isNone(operation: string, { body }: RecordedAnswer): boolean {
      const code = JSON.stringify(body);
      return calls.some((call) => call.operation === operation && call.none?.codes.some((each) => code.includes(each)) === true);
    }
  });
});
