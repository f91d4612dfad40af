import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Positions, type At } from "../../src/model/at.ts";
import { kindFields, type KindName } from "../../src/model/kinds.ts";
import { contentOf, letIn, restored, wireOf } from "./content.ts";
import { resourceOf } from "./shaped.ts";

type Wire = Record<string, unknown>;

const example = JSON.parse(
  /```json\n([^]*?)```/.exec(readFileSync(new URL("../../src/snapshot/README.md", import.meta.url), "utf8"))?.[1] ?? "",
) as Wire;

/** The example of the documentation with something else under a path; `undefined` takes it away. */
function changed(path: string, value: unknown): Wire {
  const whole = structuredClone(example);
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let into = whole;
  for (const step of steps) into = into[step] as Wire;
  if (value === undefined) Reflect.deleteProperty(into, last);
  else into[last] = value;
  return whole;
}

const said = (wire: unknown): string => {
  const read = restored(wire);
  return typeof read === "string" ? read : "let in";
};

describe("a snapshot that does not match the format is refused with the place of the first mistake", () => {
  it.each<[path: string, value: unknown, sentence: RegExp]>([
    ["format", "cldscan-snapshot/2", /another version of the format/],
    ["format", undefined, /another version/],
    ["tool", undefined, /"tool" is missing/],
    ["tool.name", 5, /"tool.name" must be a text/],
    ["asOf", "yesterday", /"asOf" must be a date/],
    ["asOf", "5", /"asOf" must be a date/],
    ["extra", 1, /"extra" is no key of this format/],
    ["__secret-AKIA__", 1, /"…" is no key of this format/],
    ["listed", undefined, /"listed" is missing/],
    ["listed", {}, /"listed" must be a list/],
    ["listed.0.kinds.0", "spaceship", /"listed\[0\].kinds\[0\]"/],
    ["listed.0.kinds", "every", /"listed\[0\].kinds" must be a list/],
    ["places", undefined, /"places" must be a list/],
    ["places.1", [7, "x"], /"places\[1\]" must be \[source, path\]/],
    ["places.1", [0, 1, 1, 1, 1], /"places\[1\]"/],
    ["places.1", "0", /"places\[1\]"/],
    ["sources.0", { operation: "a" }, /"sources\[0\].time" is missing/],
    ["sources.0", { file: "a", time: "b" }, /"sources\[0\]" must have one of the forms/],
    ["resources", null, /"resources" must be a list/],
    ["resources.0", null, /"resources\[0\]" must be an object/],
    ["resources.0.kind", "spaceship", /"resources\[0\].kind" is not a kind/],
    ["resources.0.kind", "constructor", /"resources\[0\].kind" is not a kind/],
    ["resources.0.kind", undefined, /"resources\[0\].kind" is missing/],
    ["resources.0.provider", "moon", /"resources\[0\].provider" must be one of "alicloud", "aws", "azure"/],
    ["resources.0.id", undefined, /"resources\[0\].id" is missing/],
    ["resources.1.id", "sg-0a1b2c3d", /"resources\[1\].id" must be unique/],
    ["resources.0.scope", 1, /"resources\[0\].scope" must be a text/],
    ["resources.0.at", 4, /"resources\[0\].at" must be the number of one of the "places"/],
    ["resources.0.at", -1, /"resources\[0\].at"/],
    ["resources.0.at", 0.5, /"resources\[0\].at"/],
    ["resources.0.semantics", undefined, /"resources\[0\].semantics" is missing/],
    ["resources.0.semantics", "any", /"resources\[0\].semantics" must be one of/],
    ["resources.0.isDefualt", { value: false }, /"resources\[0\].isDefualt" is no key/],
    ["resources.0.rules", [], /"resources\[0\].rules" must be an object/],
    ["resources.0.rules.open", undefined, /"resources\[0\].rules.open" is missing/],
    ["resources.0.rules.items", undefined, /"resources\[0\].rules.items" is missing/],
    ["resources.0.rules.open", [{ code: "shrug", subject: "x" }], /"resources\[0\].rules.open\[0\].code" must be a reason/],
    ["resources.0.rules.items.0.ports", { value: [[22]] }, /ports.value" must be a list of \[first, last\]/],
    ["resources.0.rules.items.0.ports", { value: [[22, 70000]] }, /ports.value"/],
    ["resources.0.rules.items.0.ports", { value: [[80, 22]] }, /ports.value"/],
    ["resources.0.rules.items.0.peers.items.0", { addresses: ["0.0.0.0/33"] }, /peers.items\[0\].addresses" must be a list of CIDR/],
    ["resources.0.rules.items.0.peers.items.0", { addresses: "0.0.0.0/0" }, /addresses"/],
    ["resources.0.rules.items.0.peers.items.0", { nobody: true }, /peers.items\[0\]" must have one of the forms/],
    ["resources.0.rules.items.0.presence", { value: false }, /presence.value" must be one of true/],
    ["resources.0.presence", { notApplicable: { setElsewhere: "store" } }, /presence" must be known or unknown/],
    ["resources.1.encrypted", true, /"resources\[1\].encrypted" must be an object/],
    ["resources.1.encrypted", { value: "false" }, /"resources\[1\].encrypted.value" must be true or false/],
    ["resources.1.encrypted", { value: "true" }, /"resources\[1\].encrypted.value"/],
    ["resources.1.encrypted", { value: 1 }, /"resources\[1\].encrypted.value"/],
    ["resources.1.encrypted", { value: null }, /"resources\[1\].encrypted.value"/],
    ["resources.1.encrypted", {}, /"resources\[1\].encrypted" must be an object with one of/],
    ["resources.1.encrypted", { value: true, unknown: { code: "denied", subject: "x" } }, /encrypted" must be an object with one of/],
    ["resources.1.encrypted", { state: "known", value: true }, /encrypted.state" is no key/],
    ["resources.1.encrypted", { value: true, basis: "hope" }, /encrypted.basis" must be one of "default", "platform"/],
    ["resources.1.encrypted", { value: true, assumes: "x" }, /encrypted.assumes" must be an object/],
    ["resources.1.encrypted", { unknown: { code: "denied" } }, /encrypted.unknown.subject" is missing/],
    ["resources.1.encrypted", { unknown: { code: "toString", subject: "x" } }, /encrypted.unknown.code"/],
    ["resources.1.encrypted", { notApplicable: {} }, /encrypted.notApplicable"/],
    ["gaps", [{ why: { code: "denied", subject: "x" }, text: { en: "a" } }], /"gaps\[0\].text.zh" is missing/],
    ["coverage", {}, /"coverage.files" is missing/],
  ])("%s: %j", (path, value, sentence) => {
    expect(said(changed(path, value))).toMatch(sentence);
    expect(said(changed(path, value))).toMatch(/^This snapshot .*\.$/);
  });

  it.each([null, 1, "x", [], {}, true])("%j", (wire) => {
    expect(said(wire)).toMatch(/another version/);
  });

  it("and the sentence does not repeat what stood there", () => {
    expect(said(changed("resources.1.encrypted", { value: "hunter2" }))).not.toContain("hunter2");
  });
});

describe("what is not written", () => {
  it("is unknown where it is a fact, and open where it is a list", () => {
    const [group, disk] = letIn(changed("resources.0.rules", undefined)).resources;
    expect(group).toMatchObject({ rules: { items: [], open: [{ code: "not-in-snapshot", subject: "rules" }] } });
    expect(group).toMatchObject({ isDefault: { state: "unknown", why: { code: "not-in-snapshot", subject: "isDefault" } } });
    expect(disk).toMatchObject({ encrypted: { state: "known", value: true } });
  });

  it("is there where it is existence, and empty where it is a handle", () => {
    const [group] = letIn(example).resources;
    expect(group).toMatchObject({ presence: { state: "known", value: true }, aliases: [], escapes: [] });
  });
});

const schema = JSON.parse(readFileSync(new URL("../../src/snapshot/snapshot.schema.json", import.meta.url), "utf8")) as object;
const matches = new Ajv2020({ strict: false }).compile(schema);
const strange: readonly unknown[] = [
  "false",
  "bogus",
  "",
  7,
  -1,
  0.5,
  true,
  false,
  null,
  [],
  ["x"],
  [[1, 2]],
  {},
  { value: true },
  { v4: [], v6: [] },
];

/** Every place in a value where something else could stand. */
function* waysInto(value: unknown, way: readonly (string | number)[] = []): Iterable<readonly (string | number)[]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    const next = [...way, Array.isArray(value) ? Number(key) : key];
    yield next;
    yield* waysInto(each, next);
  }
}

function replaced(value: unknown, way: readonly (string | number)[], by: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((each, index) => (index === step ? replaced(each, rest, by) : (each as unknown)));
  return Object.fromEntries(Object.entries(value as Wire).map(([key, each]) => [key, key === step ? replaced(each, rest, by) : each]));
}

describe.each(Object.keys(kindFields) as KindName[])("a %s with a strange value anywhere", (kind) => {
  it("is let in only where the published schema allows it", () => {
    const positions = new Positions();
    const source = positions.addSource({ kind: "answer", operation: "o", time: "t", paths: [] });
    for (let each = 0; each < 10; each++) positions.addPath(source, `p${String(each)}`) satisfies At;
    fc.assert(
      fc.property(resourceOf(kind), fc.nat(), fc.constantFrom(...strange), (resource, pick, by) => {
        const wire = wireOf(contentOf([resource], positions));
        const [first] = wire["resources"] as readonly unknown[];
        const ways = [...waysInto(first)];
        const mutant = { ...wire, resources: [replaced(first, ways[pick % ways.length] ?? [], by)] };
        if (typeof restored(mutant) !== "string") expect(matches(mutant), JSON.stringify(matches.errors?.at(-2))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
