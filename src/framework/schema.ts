import { z } from "zod";

/** Shapes of the data files under rules/frameworks/. They are strict: a key that is not named here is a load error. */

const words = z.string().trim().min(1);
const bilingual = z.strictObject({ en: words, zh: words });

/** An id of ISO/IEC 27017:2015: a control of clauses 5 to 18, or one of the CLD controls of its Annex A. */
const isoId = z.string().regex(/^(CLD\.)?\d+\.\d+\.\d+$/, "is not shaped like an ISO/IEC 27017:2015 id");

/** How far configuration can decide a control; see the table in `checkabilityLabel`. */
const checkability = z.enum(["automatable", "partly", "hint-only", "organisational", "physical-inherited"]);

const control = z.strictObject({
  /** Our normalised id; `shown` is the way the document itself writes it, when that differs. */
  id: words,
  shown: words.optional(),
  /** `zh` as the document prints it. Without `en`, the title is that of the one ISO control it stands for. */
  title: z.strictObject({ zh: words, en: words.optional(), suggestedZh: words.optional() }),
  /** What the control asks for, in our own words. */
  requirement: bilingual.optional(),
  /** ISO/IEC 27017:2015 ids that the text is really about; without them, the control's own id. */
  iso: z.array(isoId).min(1).optional(),
  /** ISO ids (or a whole clause number) that the document prints, right or wrong; without them, it prints `iso`. */
  printed: z.array(words).min(1).optional(),
  /** Where the document and ISO/IEC 27017:2015 disagree. */
  note: bilingual.optional(),
  /** Without it, that of the one ISO control. */
  check: checkability.optional(),
  /** Whose cloud-specific text the document carries for this control. */
  guidance: z.array(z.enum(["customer", "provider", "other"])).optional(),
  /** ISO/IEC 27002:2022 clauses that the document names. */
  iso27002: z.array(words).optional(),
  /** ISO/IEC 27002:2022 clauses where the document names none: our judgement. */
  iso27002Suggested: z.array(words).optional(),
});

const group = z.strictObject({ id: words, title: z.strictObject({ zh: words, en: words }) });

export const frameworkSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: bilingual,
  /** The number under which the document is cited. */
  number: words,
  edition: words,
  publisher: bilingual,
  status: z.enum(["in-force", "withdrawn"]),
  /** What a reader of the report must know about this document. */
  notes: z.array(bilingual),
  groups: z.array(group).optional(),
  controls: z.array(control).min(1),
});

export const editionSchema = z.strictObject({
  id: words,
  name: bilingual,
  number: words,
  edition: words,
  notes: z.array(bilingual),
  /** `to` holds ids of the newer edition. The basis is shown wherever a row is. */
  rows: z.array(z.strictObject({ from: isoId, to: z.array(words).min(1), basis: z.enum(["secondary", "judgement", "not-confirmed"]) })),
  /** Controls of the newer edition without a predecessor. */
  added: z.array(z.strictObject({ id: words, title: bilingual })),
});

export const questionSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}-\d{2}$/),
  name: z.string().regex(/^[a-z0-9]+\.[a-z0-9-]+$/),
  area: words,
  /** The first is the primary control: totals count an answer once, there. */
  controls: z.array(isoId).min(1),
  severity: z.enum(["critical", "high", "medium", "low"]),
  role: z.enum(["both", "customer", "provider"]).default("both"),
  /** What an answer takes: reads alone, reads and a declared baseline, an agent in the guest, or a person's word. */
  method: z.enum(["api", "api+declared", "agent", "attest"]),
  /** 1 = critical or high, or widely checked; 2 = extended. */
  tier: z.union([z.literal(1), z.literal(2)]),
  /** The answer that conforms. */
  passWhen: z.enum(["yes", "no"]).default("yes"),
  en: words,
  zh: words,
});

export type Checkability = z.infer<typeof checkability>;
export type FrameworkData = z.input<typeof frameworkSchema>;
export type ControlData = z.input<typeof control>;
export type EditionData = z.input<typeof editionSchema>;
export type QuestionData = z.input<typeof questionSchema>;
export type Question = z.output<typeof questionSchema>;
export type EditionBasis = EditionData["rows"][number]["basis"];
