/** Random calls of every function, mostly with arguments of the kind that it takes. */
import fc from "fast-check";
import { functionNames } from "../../../../src/iac/terraform/functions/call.ts";
import { listValue, mapValue, type Value } from "../../../../src/iac/value.ts";

/** Stands for what a cloud gives: no function makes it out of other text. */
export const identifier = "vpc-7";

const words = [
  identifier,
  identifier,
  "",
  "a",
  "b",
  "ab",
  "a-b",
  "A B",
  "x,y",
  "1",
  "12",
  "-3",
  "1.5",
  "true",
  "false",
  "é",
  "日本",
  "a\nb",
  " a ",
  "👍🏽x",
  "a/b/../c",
];
const patterns = ["%s", "%d-%v", "%5.2f|%q", "/a/", "[a-z]+", "(a)(b)?", "(a*)*b", "(?i)A|(?P<n>b)", "(", "%[2]s%s"];
const formal = [
  "10.0.0.0/8",
  "10.1.2.3/24",
  "2001:db8::/32",
  "10.0.0.1",
  "2020-02-29T12:34:56Z",
  "2021-01-01T00:00:00+05:30",
  "1h30m",
  "YYYY-MM-DD",
];
const encoded = ['{"a":[1,null]}', "a: 1\nb: [x, y]", "YWI=", "h,i\n1,2\n", "UTF-16LE", "sha", "dns", "~/x"];

const text = fc.constantFrom(...words, ...patterns, ...formal, ...encoded);
const number = fc.oneof(fc.integer({ min: -3, max: 20 }), fc.constantFrom(0.5, -1.5, 2.675, 1000, 1e6, 1e10, 1e-5, 62, 255, 2 ** 53 - 1));
const primitive: fc.Arbitrary<Value> = fc.oneof(text, number, fc.boolean(), fc.constant(null));

const { value, list, map } = fc.letrec<{ value: Value; list: Value; map: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    { arbitrary: primitive, weight: 3 },
    tie("list"),
    tie("map"),
    tie("value").map((of): Value => ({ is: "json", value: of })),
  ),
  list: fc
    .oneof(
      fc.array(text, { maxLength: 4 }),
      fc.array(number, { maxLength: 4 }),
      fc.array(fc.boolean(), { maxLength: 3 }),
      fc.array(tie("value"), { maxLength: 4 }),
    )
    .map((items) => listValue(items)),
  map: fc
    .dictionary(fc.constantFrom("a", "b", "c", "é", "x y", "1"), tie("value"), { maxKeys: 3 })
    .map((entries) => mapValue(new Map(Object.entries(entries)))),
}));

export const anyValue = value;

/** What each function takes: (s)tring, (n)umber, (l)ist, (m)ap, (v)alue. Functions that are not named here take anything. */
const signatures: Readonly<Record<string, string>> = {
  abs: "n",
  ceil: "n",
  floor: "n",
  log: "nn",
  max: "nnn",
  min: "nn",
  parseint: "sn",
  pow: "nn",
  signum: "n",
  chomp: "s",
  endswith: "ss",
  format: "svv",
  formatlist: "slv",
  indent: "ns",
  join: "sl",
  lower: "s",
  regex: "ss",
  regexall: "ss",
  replace: "sss",
  split: "ss",
  startswith: "ss",
  strcontains: "ss",
  strrev: "s",
  substr: "snn",
  templatestring: "sm",
  title: "s",
  trim: "ss",
  trimprefix: "ss",
  trimspace: "s",
  trimsuffix: "ss",
  upper: "s",
  alltrue: "l",
  anytrue: "l",
  chunklist: "ln",
  coalesce: "vvv",
  coalescelist: "ll",
  compact: "l",
  concat: "ll",
  contains: "lv",
  distinct: "l",
  element: "ln",
  flatten: "l",
  index: "lv",
  keys: "m",
  length: "v",
  lookup: "msv",
  matchkeys: "lll",
  merge: "mmm",
  one: "l",
  range: "nn",
  reverse: "l",
  setintersection: "ll",
  setproduct: "ll",
  setsubtract: "ll",
  setunion: "ll",
  slice: "lnn",
  sort: "l",
  sum: "l",
  transpose: "m",
  values: "m",
  zipmap: "ll",
  base64decode: "s",
  base64encode: "s",
  csvdecode: "s",
  jsondecode: "s",
  jsonencode: "v",
  textencodebase64: "ss",
  textdecodebase64: "ss",
  urlencode: "s",
  yamldecode: "s",
  yamlencode: "v",
  formatdate: "ss",
  timeadd: "ss",
  timecmp: "ss",
  md5: "s",
  cidrcontains: "ss",
  cidrhost: "sn",
  cidrnetmask: "s",
  cidrsubnet: "snn",
  cidrsubnets: "snn",
  uuidv5: "ss",
  tobool: "v",
  tolist: "v",
  tomap: "v",
  tonumber: "v",
  toset: "v",
  tostring: "v",
  can: "v",
  try: "vv",
};

const kinds: Readonly<Record<string, fc.Arbitrary<Value>>> = { s: text, n: number, l: list, m: map, v: value };

export const anyCall: fc.Arbitrary<{ readonly name: string; readonly args: readonly Value[] }> = fc
  .constantFrom(...functionNames())
  .chain((name) => {
    const fitting = fc.tuple(
      ...Array.from(signatures[name] ?? "", (kind) => fc.oneof({ arbitrary: kinds[kind] ?? value, weight: 9 }, value)),
    );
    return fc.record({ name: fc.constant(name), args: fc.oneof({ arbitrary: fitting, weight: 9 }, fc.array(value, { maxLength: 4 })) });
  });
