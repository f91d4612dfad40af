import type { Control } from "./framework.ts";
import type { ControlData } from "./schema.ts";

/**
 * A control with everything its data row leaves to the ISO/IEC 27017:2015 control it stands for.
 * `numbering` holds the controls of that standard, and is undefined while that standard itself is loaded.
 */
export function linkedControl(
  data: ControlData,
  numbering: ReadonlyMap<string, Control> | undefined,
  fail: (problem: string) => never,
): Control {
  const iso = data.iso ?? [data.id];
  const printed = data.printed ?? iso;
  if (numbering !== undefined) {
    for (const id of iso) if (!numbering.has(id)) fail(`${id} is not a control of ISO/IEC 27017:2015`);
  }
  const [only] = iso.length === 1 ? iso.map((id) => numbering?.get(id)) : [];
  const en = data.title.en ?? only?.title.en ?? fail("has no English title, and no single ISO control to take it from");
  const guidance = data.guidance ?? [];
  return {
    id: data.id,
    shown: data.shown ?? data.id,
    title: { en, zh: data.title.zh },
    suggestedZh: data.title.suggestedZh,
    requirement: data.requirement,
    ownReading: data.requirement !== undefined && guidance.length === 0,
    iso,
    misprinted: printed.filter((each) => !iso.some((id) => covers(each, id))),
    corrected: iso.filter((id) => !printed.some((each) => covers(each, id))),
    note: data.note,
    check: data.check ?? only?.check ?? fail("has no checkability, and no single ISO control to take it from"),
    guidance: { customer: guidance.includes("customer"), provider: guidance.includes("provider"), other: guidance.includes("other") },
    iso27002:
      data.iso27002 === undefined ? { ids: data.iso27002Suggested ?? [], basis: "judgement" } : { ids: data.iso27002, basis: "document" },
    cld: iso.some((id) => id.startsWith("CLD.")),
  };
}

/** Whether a printed id, or a whole clause such as 5, takes in an ISO id. */
function covers(printed: string, id: string): boolean {
  return printed === id || id.startsWith(`${printed}.`);
}
