/** Functions of the file system. Files are read through the host, which knows what lies inside the scan. */
import { because, type Unknown } from "../../../model/unknown.ts";
import { isMap, listValue, type Value } from "../../value.ts";
import { hosted, pure, type Family, type FunctionHost } from "./builtin.ts";
import { fail, halt } from "./halt.ts";
import * as need from "./need.ts";
import { compareText } from "./order.ts";
import { cleanPath, directoryOf, lastElement } from "./paths.ts";
import { deref } from "./walk.ts";

export const fileFunctions: Family = {
  abspath: hosted(1, (host, path) => {
    const given = need.text(path);
    return cleanPath(given.startsWith("/") ? given : `${host.cwd}/${given}`);
  }),
  basename: pure(1, (path) => lastElement(need.text(path))),
  dirname: pure(1, (path) => directoryOf(need.text(path))),
  file: hosted(1, (host, path) => fileText(host, path)),
  filebase64: hosted(1, (host, path) => Buffer.from(fileText(host, path)).toString("base64")),
  fileexists: hosted(1, (host, path) => {
    const answer = host.fileExists(need.text(path));
    return typeof answer === "boolean" ? answer : halt(answer);
  }),
  fileset: hosted(2, (host, base, pattern) => {
    const found = host.listFiles(need.text(base), need.text(pattern));
    return isUnknown(found) ? halt(found) : listValue([...found].sort(compareText));
  }),
  pathexpand: pure(1, (path) => {
    const given = need.text(path);
    if (!given.startsWith("~")) return given;
    if (given !== "~" && !given.startsWith("~/")) return fail("another user's home folder cannot be named");
    return halt(because("file-outside", given));
  }),
  templatefile: hosted(2, (host, path, variables) => host.renderTemplate(need.text(path), bag(variables))),
  templatestring: hosted(2, (host, template, variables) => {
    const text = need.text(template);
    const given = bag(variables);
    if (host.renderTemplateText !== undefined) return host.renderTemplateText(text, given);
    return /[$%]\{/.test(text) ? halt(because("unsupported-function", "templatestring")) : text;
  }),
};

/** Text of a file of the scan. */
export function fileText(host: FunctionHost, path: Value): string {
  const text = host.readFile(need.text(path));
  return typeof text === "string" ? text : halt(text);
}

/** Variables of a template; a map that is not known is the template's to tell. */
function bag(variables: Value): Value {
  const value = deref(variables);
  if (isMap(value) || (typeof value === "object" && value !== null && (value.is === "unresolved" || value.is === "reference")))
    return value;
  return fail("the variables must be a map");
}

function isUnknown(found: readonly string[] | Unknown): found is Unknown {
  return "code" in found;
}
