import { createHash, hash } from "node:crypto";
import { because } from "../../../model/unknown.ts";
import { hosted, pure, variadic, type Builtin, type Family } from "./builtin.ts";
import { fileText } from "./files.ts";
import { fail, halt } from "./halt.ts";
import * as need from "./need.ts";

type Digest = "base64" | "hex";

const impure = (name: string): Builtin => variadic(0, () => halt(because("impure-function", name)));

export const hashFunctions: Family = {
  base64sha256: ofText("sha256", "base64"),
  base64sha512: ofText("sha512", "base64"),
  bcrypt: impure("bcrypt"),
  filebase64sha256: ofFile("sha256", "base64"),
  filebase64sha512: ofFile("sha512", "base64"),
  filemd5: ofFile("md5", "hex"),
  filesha1: ofFile("sha1", "hex"),
  filesha256: ofFile("sha256", "hex"),
  filesha512: ofFile("sha512", "hex"),
  md5: ofText("md5", "hex"),
  /** What is encrypted is not meant to be read. */
  rsadecrypt: pure(2, () => halt(because("not-read", "rsadecrypt()"))),
  sha1: ofText("sha1", "hex"),
  sha256: ofText("sha256", "hex"),
  sha512: ofText("sha512", "hex"),
  uuid: impure("uuid"),
  uuidv5: pure(2, (namespace, name) => uuid(need.text(namespace), need.text(name))),
};

function ofText(algorithm: string, digest: Digest): Builtin {
  return pure(1, (text) => hash(algorithm, need.text(text), digest));
}

function ofFile(algorithm: string, digest: Digest): Builtin {
  return hosted(1, (host, path) => hash(algorithm, fileText(host, path), digest));
}

/** RFC 4122 names of the predefined name spaces. */
const NAMESPACES: Readonly<Record<string, string>> = {
  dns: "6ba7b8109dad11d180b400c04fd430c8",
  url: "6ba7b8119dad11d180b400c04fd430c8",
  oid: "6ba7b8129dad11d180b400c04fd430c8",
  x500: "6ba7b8149dad11d180b400c04fd430c8",
};

function uuid(namespace: string, name: string): string {
  const space = Object.hasOwn(NAMESPACES, namespace) ? (NAMESPACES[namespace] as string) : bareUuid(namespace);
  const bytes = createHash("sha1").update(Buffer.from(space, "hex")).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function bareUuid(text: string): string {
  const match = /^(?:urn:uuid:)?\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i.exec(text);
  return match === null ? fail("the name space is neither a known one nor a UUID") : match.slice(1).join("");
}
