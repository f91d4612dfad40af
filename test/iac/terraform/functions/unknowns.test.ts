import { describe, expect, test } from "vitest";
import type { Value } from "../../../../src/iac/value.ts";
import { failed, json, list, map, open, openMap, ref, template, unset, written } from "./given.ts";
import { call, tell } from "./specify.ts";

const unknown = { unresolved: "variable-unset" };
const computed = { unresolved: "computed" };
const id = "ref: aws_vpc.main.id";

type Row = readonly [title: string, name: string, args: readonly Value[], result: unknown];

function check(rows: readonly Row[]): void {
  for (const [title, name, args, result] of rows) test(`${name}: ${title}`, () => expect(tell(call(name, ...args))).toEqual(result));
}

describe("a list of which parts are not known keeps the parts that are", () => {
  check([
    ["an unknown list opens the result", "concat", [list("a"), unset, list("b")], ["a", "b", "... x"]],
    ["an unknown element stays in its place", "concat", [list(unset), list("b")], [unknown, "b"]],
    ["a reference in place of a list opens the result", "concat", [ref("ids"), list("b")], ["b", "... aws_vpc.main.ids"]],
    ["an unknown element may itself be a list", "flatten", [list("a", unset, list("b"))], ["a", "b", "... x"]],
    ["a reference is one element", "flatten", [list(list(ref()), "b")], [id, "b"]],
    ["inner openings surface", "flatten", [list(open("a"), "b")], ["a", "b", "... x"]],
    ["an unknown string may be empty", "compact", [list("a", unset, "")], ["a", "... x"]],
    ["a reference is not empty", "compact", [list("a", ref(), null)], ["a", id]],
    ["a template with literal text is not empty", "compact", [list(template("a-", unset))], [{ template: ["a-", unknown] }]],
    ["a template of nothing but unknowns may be empty", "compact", [list(template(unset, unset))], ["... x"]],
    ["an unknown element may repeat a known one", "distinct", [list("a", unset, "a", "b")], ["a", "b", "... x"]],
    ["equal references are one", "distinct", [list(ref(), ref(), ref("arn"))], [id, "ref: aws_vpc.main.arn"]],
    ["an unknown element may repeat a known one", "toset", [list("b", unset, "a")], ["a", "b", "... x"]],
    ["references are kept", "toset", [list(ref(), "a")], ["a", id]],
    ["the order of the rest is not known", "sort", [list("b", unset, "a")], ["a", "b", "... x"]],
    ["positions among references are not known", "sort", [list("b", ref())], ["b", id, "... aws_vpc.main.id"]],
    ["one element needs no order", "sort", [list(ref())], [id]],
    ["elements change places", "reverse", [list("a", unset)], [unknown, "a"]],
    ["openings stay", "reverse", [open("a", "b")], ["b", "a", "... x"]],
    ["of unknown and known", "setunion", [list("a"), unset], ["a", "... x"]],
    ["what is surely in both", "setintersection", [list("a", "b"), list("b", unset)], ["b", "... x"]],
    ["nothing is in an empty set", "setintersection", [open("a"), list()], []],
    ["what is surely not taken away", "setsubtract", [list("a", "b"), list("b")], ["a"]],
    ["an unknown one may be any", "setsubtract", [list("a", "b"), list("b", unset)], ["... x"]],
    ["what is taken away is gone whatever else", "setsubtract", [open("a"), list("a")], ["... x"]],
    ["all known pairs", "setproduct", [list("a"), open("b", "c")], [["a", "b"], ["a", "c"], "... x"]],
    ["nothing times anything", "setproduct", [list(), unset], []],
    ["pairs hold what is not known", "setproduct", [list("a"), list(unset)], [["a", unknown]]],
    ["keys that may match", "matchkeys", [list("a", "b"), list("k", unset), list("k")], ["a", "... x"]],
    ["fillings stay in place", "chunklist", [list("a", unset, "c"), 2], [["a", unknown], ["c"]]],
  ]);
});

describe("positions and counts need the whole list", () => {
  check([
    ["of an open list", "length", [open("a")], unknown],
    ["of a list with an unknown element", "length", [list("a", unset)], 2],
    ["of an open map", "length", [openMap({ a: 1 })], unknown],
    ["of a reference", "length", [ref("ids")], computed],
    ["of a template", "length", [template("a", ref())], computed],
    ["from an open list", "element", [open("a"), 0], unknown],
    ["beside an unknown element", "element", [list("a", unset), 0], "a"],
    ["an unknown element", "element", [list("a", unset), 1], unknown],
    ["a reference", "element", [list(ref()), 0], id],
    ["of an open list", "slice", [open("a", "b"), 0, 1], unknown],
    ["behind an unknown element", "index", [list(unset, "a"), "a"], unknown],
    ["before an unknown element", "index", [list("a", unset), "a"], 0],
    ["of an open list", "one", [open("a")], unknown],
    ["of a list of one unknown", "one", [list(unset)], unknown],
    ["of an open list", "chunklist", [open("a"), 2], unknown],
    ["an unknown summand", "sum", [list(1, unset)], unknown],
    ["an unknown bound", "range", [unset], unknown],
    ["an unknown candidate", "max", [1, unset], unknown],
  ]);
});

describe("one known part may decide", () => {
  check([
    ["surely contained", "contains", [open("a"), "a"], true],
    ["perhaps contained", "contains", [open("a"), "b"], unknown],
    ["surely not contained", "contains", [list("a"), "b"], false],
    ["perhaps an element", "contains", [list("a", unset), "b"], unknown],
    ["a reference to itself", "contains", [list(ref()), ref()], true],
    ["two identifiers", "contains", [list(ref("id", "aws_vpc.a")), ref("id", "aws_vpc.b")], false],
    ["two other attributes", "contains", [list(ref("zone", "aws_subnet.a")), ref("zone", "aws_subnet.b")], computed],
    ["one false", "alltrue", [list(unset, false)], false],
    ["none false", "alltrue", [open(true)], unknown],
    ["one true", "anytrue", [open(true)], true],
    ["none true", "anytrue", [list(false, unset)], unknown],
    ["the first is filled", "coalesce", ["a", unset], "a"],
    ["the first may be null", "coalesce", [unset, "a"], unknown],
    ["null and empty are passed over", "coalesce", [null, "", unset], unknown],
    ["a reference is filled", "coalesce", [ref(), "a"], id],
    ["a list with an element", "coalescelist", [open("a"), list("b")], ["a", "... x"]],
    ["a list that may be empty", "coalescelist", [open(), list("b")], unknown],
    ["literal text in front", "startswith", [template("arn:", ref("arn")), "arn"], true],
    ["other text in front", "startswith", [template("arn:", ref("arn")), "s3"], false],
    ["too little text in front", "startswith", [template("arn:", ref("arn")), "arn:aws"], computed],
    ["literal text behind", "endswith", [template(ref("arn"), "/*"), "*"], true],
    ["other text behind", "endswith", [template(ref("arn"), "/*"), "a"], false],
    ["too little text behind", "endswith", [template(ref("arn"), "/*"), "x/*"], computed],
    ["literal text within", "strcontains", [template(ref("arn"), "/*"), "/"], true],
    ["no literal text within", "strcontains", [template(ref("arn"), "/*"), "a"], computed],
    ["within the literal start", "substr", [template("abcdef", ref()), 1, 3], "bcd"],
    ["beyond the literal start", "substr", [template("ab", ref()), 0, 4], computed],
  ]);
});

describe("maps", () => {
  check([
    ["later entries are sure", "merge", [unset, map({ a: 1 })], { a: 1, "...": "x" }],
    ["earlier entries may be replaced", "merge", [map({ a: 1 }), unset], { a: unknown, "...": "x" }],
    ["between two known maps", "merge", [map({ a: 1, b: 1 }), unset, map({ b: 2 })], { a: unknown, b: 2, "...": "x" }],
    ["an open map replaces by what it may hold", "merge", [map({ a: 1 }), openMap({ b: 2 })], { a: unknown, b: 2, "...": "x" }],
    ["unknown values stay", "merge", [map({ a: unset }), map({ b: 1 })], { a: unknown, b: 1 }],
    ["a written entry", "lookup", [openMap({ a: 1 }), "a", 2], 1],
    ["an entry that may be there", "lookup", [openMap({ a: 1 }), "b", 2], unknown],
    ["an entry that is not there", "lookup", [map({ a: unset }), "b", 2], 2],
    ["an unknown key", "lookup", [map({ a: 1 }), unset, 2], unknown],
    ["names that are known", "keys", [openMap({ b: 1, a: unset })], ["a", "b", "... x"]],
    ["values that are known", "values", [openMap({ b: 1, a: unset })], [unknown, 1, "... x"]],
    ["known names of unknown values", "zipmap", [list("a", "b"), unset], { a: unknown, b: unknown }],
    ["unknown names", "zipmap", [open("a"), list(1)], unknown],
    ["an unknown value", "zipmap", [list("a"), list(unset)], { a: unknown }],
  ]);
});

describe("strings with references are templates", () => {
  const arn = "ref: aws_s3_bucket.b.arn";
  const bucket = ref("arn", "aws_s3_bucket.b");
  check([
    ["between literal texts", "format", ["%s/*", bucket], { template: [arn, "/*"] }],
    ["alone it stays a reference", "format", ["%s", bucket], arn],
    ["as whatever value", "format", ["a-%v", bucket], { template: ["a-", arn] }],
    ["an unknown number is an unknown part", "format", ["n-%03d", unset], { template: ["n-", unknown] }],
    ["a width needs the text", "format", ["%10s|", bucket], { template: [computed, "|"] }],
    ["a failure is a failure", "format", ["%s-%d", bucket, "x"], { unresolved: "evaluation-error" }],
    ["an unknown format", "format", [unset, "a"], unknown],
    ["row by row", "formatlist", ["%s/%s", list("a", bucket), "c"], ["a/c", { template: [arn, "/c"] }]],
    ["an unknown argument may be a list", "formatlist", ["%s/%s", list("a"), unset], unknown],
    ["an open list", "formatlist", ["%s", open("a")], unknown],
    ["with a literal separator", "join", ["/", list(bucket, "b")], { template: [arn, "/b"] }],
    ["one reference stays one", "join", ["", list(bucket)], arn],
    ["an unknown element is an unknown part", "join", ["-", list("a", unset)], { template: ["a-", unknown] }],
    ["an open list", "join", ["-", open("a")], unknown],
    ["null in the list", "join", ["-", list(bucket, null)], { unresolved: "evaluation-error" }],
    ["white space around", "trimspace", [template(" a", bucket, "b\n")], { template: ["a", arn, "b"] }],
    ["white space that may go on", "trimspace", [template(" ", bucket)], computed],
    ["a literal end", "trimsuffix", [template(bucket, "/*"), "/*"], arn],
    ["another end", "trimsuffix", [template(bucket, "/*"), "."], { template: [arn, "/*"] }],
    ["an end that may reach further", "trimsuffix", [bucket, "."], computed],
    ["a literal start", "trimprefix", [template("x:", bucket), "x:"], arn],
    ["line ends", "chomp", [template(bucket, "a\n\n")], { template: [arn, "a"] }],
    ["any letter may change", "lower", [template("A", bucket)], computed],
    ["any place may change", "replace", [template("a", bucket), "a", "b"], computed],
    ["any place may part", "split", ["/", template("a/", bucket)], computed],
    ["a text that is not known", "regex", ["a", bucket], computed],
    ["a text that is not known", "base64encode", [template("a", unset)], unknown],
  ]);
});

describe("references whose value the code writes are looked through", () => {
  check([
    ["as text", "upper", [written("logs")], "LOGS"],
    ["as a list", "length", [written(list("a", "b"), "cidrs")], 2],
    ["as a map", "lookup", [written(map({ a: 1 }), "tags"), "a"], 1],
    ["as a number", "max", [written(3, "port"), 1], 3],
    ["within a list they stay references", "element", [list(written("logs")), 0], "ref: aws_s3_bucket.b.bucket"],
    ["equal to their value", "contains", [list(written("logs")), "logs"], true],
    ["through their own reason", "upper", [written(unset)], unknown],
    ["to the end of the chain", "upper", [written(written("logs"))], "LOGS"],
  ]);
});

describe("JSON text keeps its structure", () => {
  check([
    ["whatever is in it", "jsonencode", [map({ a: ref(), b: unset })], { json: { a: id, b: unknown } }],
    ["and gives it back", "jsondecode", [json(map({ a: ref(), b: unset }))], { a: id, b: unknown }],
    ["as text where text is needed", "length", [json(map({ a: 1 }))], 7],
    ["a known start", "startswith", [json(map({ a: unset })), '{"a"'], true],
    ["an unknown rest", "md5", [json(map({ a: unset }))], unknown],
    ["a failure is a failure", "jsonencode", [failed], { unresolved: "evaluation-error" }],
  ]);
});

describe("reasons", () => {
  check([
    ["an unknown function", "provider::aws::arn_parse", ["a"], { unresolved: "unsupported-function" }],
    ["the core namespace", "core::upper", ["a"], "A"],
    ["of the object prototype", "constructor", ["a"], { unresolved: "unsupported-function" }],
    ["another at every run", "timestamp", [], { unresolved: "impure-function" }],
    ["another at every run", "plantimestamp", [], { unresolved: "impure-function" }],
    ["another at every run", "uuid", [], { unresolved: "impure-function" }],
    ["another at every run", "bcrypt", ["a"], { unresolved: "impure-function" }],
    ["a secret", "rsadecrypt", ["a", "b"], { unresolved: "not-read" }],
    ["too few arguments", "upper", [], { unresolved: "evaluation-error" }],
    ["too many arguments", "upper", ["a", "b"], { unresolved: "evaluation-error" }],
    ["a failed argument outweighs an unknown one", "concat", [unset, failed], { unresolved: "evaluation-error" }],
    ["marks are not followed", "issensitive", ["a"], { unresolved: "not-visible" }],
    ["marks do not matter", "sensitive", [ref()], id],
    ["marks do not matter", "nonsensitive", ["a"], "a"],
    ["marks do not matter", "ephemeralasnull", [list(unset)], [unknown]],
  ]);

  test("name the function that refuses", () => {
    const value = call("cidrsubnet", "10.0.0.0/8", 30, 0);
    expect(value).toMatchObject({ why: { subject: "cidrsubnet(): the block is too small for so many more bits" } });
  });
});
