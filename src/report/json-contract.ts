import { z } from "zod";
import { REPORT_FORMAT } from "./report-format.ts";

/** What a program may rely on in the output of `--format json`. The published JSON Schema is made from this. */

const text = z.strictObject({ en: z.string(), zh: z.string() }).meta({ id: "text" });
const json = z.json().meta({ id: "json" });
const count = z.int().min(0);
const position = z.int().min(1);
const outcome = z.enum(["pass", "fail", "undetermined", "not-applicable"]);
const severity = z.enum(["critical", "high", "medium", "low"]);
const basis = z.enum(["default", "platform"]);

/** Lines and columns count from 1; the end is the first column behind the place. An answer is named by its operation and the path in it. */
const place = z
  .union([
    z.strictObject({ file: z.string(), line: position, column: position, endLine: position, endColumn: position }),
    z.strictObject({ operation: z.string(), time: z.string(), path: z.string() }),
  ])
  .meta({ id: "place" });

const reasonClass = z.enum(["input", "external", "computed", "existence", "access", "format", "source", "limit", "assumption"]);

/** Why something is not known, and what would settle it. */
const reason = z.strictObject({ code: z.string(), class: reasonClass, subject: z.string(), text, settle: text }).meta({ id: "reason" });

/** Why a setting has no meaning for a resource. */
const notApplicable = z.union([
  z.strictObject({ code: z.literal("not-offered"), row: z.string(), text }),
  z.strictObject({ code: z.literal("set-elsewhere"), level: z.string() }),
]);

/** One fact that a finding rests on. Address sets stand as CIDR blocks and ranges; what looks like a secret stands as `****`. */
const evidence = z.strictObject({
  outcome,
  fact: z.string(),
  value: json.optional(),
  basis: basis.optional(),
  at: place.optional(),
  text: text.optional(),
  why: z.union([reason, notApplicable]).optional(),
  assumes: text.optional(),
  /** Another resource than the one judged, and the part of the resource. */
  of: z.string().optional(),
  part: z.string().optional(),
});

const resource = z.strictObject({
  id: z.string(),
  kind: z.string(),
  native: z.string(),
  provider: z.enum(["aws", "azure", "alicloud"]),
  name: z.string(),
  cloud: z.string().nullable(),
  account: z.string().nullable(),
  region: z.string().nullable(),
  at: place,
});

/** The last day of a waiver is an ISO date. */
const waiver = z
  .strictObject({ rule: z.string(), resource: z.string(), owner: z.string(), reason: z.string(), expires: z.string() })
  .meta({ id: "waiver" });

const finding = z.strictObject({
  rule: z.string(),
  outcome,
  severity,
  /** ISO/IEC 27017:2015 ids; the first is primary. */
  controls: z.array(z.string()),
  resource,
  message: text,
  at: place,
  related: z.array(place),
  evidence: z.array(evidence),
  /** Of an undetermined finding. */
  reason: reason.optional(),
  /** What lies outside the scan and was taken for granted. */
  assumes: text.optional(),
  params: z.record(z.string(), z.strictObject({ value: json, source: z.enum(["default", "configuration"]) })),
  /** The same for all instances of one source block under one rule. */
  fingerprint: z.string(),
  /** Of an accepted violation. */
  waiver: waiver.optional(),
  /** Of a violation that was accepted until its waiver expired; it counts as open. */
  lapsed: waiver.optional(),
});

/** Findings by outcome; `waived` are among `fail`. */
const tally = z.strictObject({ pass: count, fail: count, waived: count, undetermined: count, notApplicable: count });

const control = z.strictObject({
  id: z.string(),
  /** The id as the document writes it, and with what it misprints. */
  shown: z.string(),
  display: text,
  title: text,
  /** Where the printed Chinese title misleads. */
  suggestedZh: z.string().optional(),
  iso: z.array(z.string()),
  check: z.enum(["automatable", "partly", "hint-only", "organisational", "physical-inherited"]),
  verdict: z.enum(["not-decidable", "not-examined", "violated", "violated-accepted", "undetermined", "satisfied", "nothing-in-scope"]),
  text,
  /** How many questions there are about the clause, and how many of them the scan answered. */
  questions: count,
  answered: count,
  /** Findings that count here: each counts in one clause. */
  findings: tally,
  reasons: z.array(z.strictObject({ kind: z.string(), text })),
  rules: z.array(z.strictObject({ id: z.string(), state: z.enum(["ran", "deselected", "not-run"]), primary: z.boolean() })),
});

const gap = z.strictObject({
  ...reason.shape,
  at: place.optional(),
  path: z.string().optional(),
  scope: z.string().optional(),
  kinds: z.array(z.string()).optional(),
});

const coverage = z.strictObject({
  files: count,
  lines: count,
  resources: count,
  scopes: z.array(z.string()),
  /** Kinds that were declared to live elsewhere. */
  elsewhere: z.array(z.string()),
  /** Of which kinds every resource of a scope has been seen. */
  listed: z.array(z.strictObject({ scope: z.string(), kinds: z.union([z.literal("every"), z.array(z.string())]) })),
  /** Resource types that occur and that nothing reads. */
  notMapped: z.array(z.strictObject({ provider: z.enum(["aws", "azure", "alicloud", "other"]), type: z.string(), count })),
});

export const reportSchema = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  tool: z.strictObject({ name: z.literal("cldscan"), version: z.string() }),
  /** ISO date of the judgement. */
  asOf: z.string(),
  /** The language that was asked for; every text stands here in both. */
  language: z.enum(["en", "zh"]),
  framework: z.strictObject({ id: z.string(), name: text, number: z.string(), edition: z.string() }),
  summary: z.strictObject({
    /** All findings, also those that are not in the list below. */
    findings: tally,
    /** Violations that nobody accepted. */
    open: z.strictObject({ critical: count, high: count, medium: count, low: count }),
    gaps: count,
    /** Which findings the list below holds. */
    listed: z.strictObject({ outcomes: z.array(outcome), minSeverity: severity }),
  }),
  rules: z.array(z.strictObject({ id: z.string(), question: z.string(), title: text, controls: z.array(z.string()) })),
  deselected: z.array(z.string()),
  coverage,
  gaps: z.array(gap),
  controls: z.array(control),
  /** Rules that ran and speak to no clause of this framework. */
  outside: z.array(z.string()),
  /** By severity, then place, rule and resource. */
  findings: z.array(finding),
});

export type Report = z.output<typeof reportSchema>;
export type ReportFinding = Report["findings"][number];
export type ReportPlace = z.output<typeof place>;
export type ReportReason = z.output<typeof reason>;
export type Json = z.output<typeof json>;
