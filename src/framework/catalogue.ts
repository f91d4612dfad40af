import type { Catalogue, Edition, Framework } from "./framework.ts";
import { linkedControl } from "./linked-control.ts";
import { editionSchema, frameworkSchema, questionSchema, type EditionData, type FrameworkData, type QuestionData } from "./schema.ts";

/** What the data files under rules/frameworks/ give. */
export interface CatalogueData {
  readonly numbering: FrameworkData;
  /** The first is the default. */
  readonly frameworks: readonly FrameworkData[];
  readonly editions: readonly EditionData[];
  readonly questions: readonly QuestionData[];
}

/** A data file that cannot be trusted; the message is one sentence that names the file's id and the entry. */
export class CatalogueError extends Error {
  override readonly name = "CatalogueError";
}

/** Validates all data files and links them. Throws a CatalogueError at the first thing that is wrong. */
export function loadCatalogue(data: CatalogueData): Catalogue {
  const numbering = loadFramework(data.numbering, undefined);
  const frameworks = [...data.frameworks.map((each) => loadFramework(each, numbering)), numbering];
  unique(
    "the catalogue",
    [...frameworks, ...data.editions].map((each) => each.id),
  );
  return {
    numbering,
    frameworks,
    editions: data.editions.map((each) => loadEdition(each, numbering)),
    questions: loadQuestions(data.questions, numbering),
  };
}

function loadFramework(data: FrameworkData, numbering: Framework | undefined): Framework {
  const { groups = [], controls, ...rest } = checked(data.id, frameworkSchema, data);
  unique(
    data.id,
    [...groups, ...controls].map((each) => each.id),
  );
  unique(
    data.id,
    controls.flatMap((each) => each.shown ?? []),
  );
  const known = numbering === undefined ? undefined : new Map(numbering.controls.map((each) => [each.id, each]));
  return { ...rest, groups, controls: controls.map((each) => linkedControl(each, known, fail(data.id, each.id))) };
}

function loadEdition(data: EditionData, numbering: Framework): Edition {
  const { rows, ...rest } = checked(data.id, editionSchema, data);
  unique(
    data.id,
    rows.map((each) => each.from),
  );
  const map = new Map(rows.map(({ from, ...row }) => [from, row]));
  const ids = new Set(numbering.controls.map((each) => each.id));
  for (const from of map.keys()) if (!ids.has(from)) fail(data.id, from)(`is not a control of ${numbering.number}`);
  for (const id of ids) if (!map.has(id)) fail(data.id, id)("has no row");
  return { ...rest, rows: map };
}

function loadQuestions(data: readonly QuestionData[], numbering: Framework): Catalogue["questions"] {
  const ids = new Set(numbering.controls.map((each) => each.id));
  unique(
    "questions",
    data.flatMap((each) => [each.id, each.name]),
  );
  return new Map(
    data.map((each) => {
      const question = checked("questions", questionSchema, each, each.id);
      unique(question.id, question.controls);
      for (const id of question.controls) {
        if (!ids.has(id)) fail("questions", each.id)(`names ${id}, which is not a control of ${numbering.number}`);
      }
      return [question.id, question];
    }),
  );
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

function checked<T>(file: string, schema: Schema<T>, value: unknown, entry?: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = [entry, ...named(value, issue?.path ?? [])].filter((each) => each !== undefined).join(", ");
  return fail(file, path === "" ? "the file" : path)(issue?.message ?? "is not valid");
}

/** A path into the data in which an entry of a list that has an id is called by it. */
function named(value: unknown, path: readonly PropertyKey[]): readonly string[] {
  const names: string[] = [];
  let at: unknown = value;
  for (const step of path) {
    at = typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    const id = typeof at === "object" && at !== null && "id" in at ? at.id : undefined;
    names.push(typeof id === "string" ? id : String(step));
  }
  return names;
}

function unique(file: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) fail(file, id)("occurs twice");
    seen.add(id);
  }
}

function fail(file: string, entry: string): (problem: string) => never {
  return (problem) => {
    throw new CatalogueError(`${file}: ${entry}: ${problem}`);
  };
}
