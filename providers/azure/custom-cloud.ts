/** Clouds that are no row of the table: Azure Stack, an air-gapped cloud, a test endpoint. */
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { CannotOpen } from "../../src/provider/adapter.ts";
import { azureClouds, type AzureCloud, type CloudRow } from "./clouds.ts";

const https = z.url({ protocol: /^https$/, error: "not a URL with https" }).transform((url) => url.replace(/\/+$/, ""));

/** The file that a user writes. With no authority and audience the cloud is asked for them. */
const written = z.strictObject({
  name: z.string().regex(/^[a-z][\w-]*$/i, "a name begins with a letter"),
  resourceManager: https,
  authority: https.optional(),
  audience: z.string().min(1).optional(),
  suffixes: z.record(z.string(), z.string()).default({}),
  /** Certificates (PEM) to trust beside those of the machine, in a file named from here. */
  certificates: z.string().min(1).optional(),
});

/** What a resource manager answers at `/metadata/endpoints`, as far as it is used. */
const metadata = z.object({
  name: z.string().min(1).optional(),
  resourceManager: https.optional(),
  authentication: z.object({ loginEndpoint: https, audiences: z.array(z.string().min(1)).min(1) }),
  suffixes: z.record(z.string(), z.unknown()).default({}),
});

export interface KnownInPart {
  readonly name: string;
  readonly resourceManager: string;
  readonly certificates?: string;
}

/** A row of the table, a described cloud, or the resource manager that must be asked what cloud it is. */
export type Choice = { readonly row: CloudRow } | { readonly ask: KnownInPart };

/** Throws `CannotOpen` for a file that cannot be read or says something else. */
export async function chosenCloud(cloud: string): Promise<Choice> {
  if (Object.hasOwn(azureClouds, cloud)) return { row: azureClouds[cloud as AzureCloud] };
  if (/^https:/i.test(cloud)) return { ask: { name: "custom", resourceManager: cloud.replace(/\/+$/, "") } };
  const text = await readFile(cloud, "utf8").catch(() => {
    throw refused(cloud, "it is neither a known cloud nor a file that can be read", "既不是已知的云，也不是可读取的文件");
  });
  const file = parse(written, text, cloud);
  const certificates =
    file.certificates === undefined
      ? {}
      : {
          certificates: await readFile(resolve(dirname(cloud), file.certificates), "utf8").catch(() => {
            throw refused(cloud, "its file of certificates cannot be read", "其证书文件无法读取");
          }),
        };
  const { name, resourceManager, authority, audience, suffixes } = file;
  if (authority === undefined || audience === undefined) return { ask: { name, resourceManager, ...certificates } };
  return { row: { name, resourceManager, authority, audience, suffixes, loginAliases: [], custom: true, ...certificates } };
}

/** The row out of a cloud's own metadata. */
export function cloudOfMetadata(body: unknown, known: KnownInPart): CloudRow {
  const read = metadata.safeParse(body);
  if (!read.success) throw refused(known.resourceManager, "its metadata cannot be read", "其元数据无法识别");
  const { authentication, suffixes } = read.data;
  const [audience = ""] = authentication.audiences;
  const texts = Object.entries(suffixes).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const { loginEndpoint } = authentication;
  return { ...known, authority: loginEndpoint, audience, suffixes: Object.fromEntries(texts), loginAliases: [], custom: true };
}

function parse<T>(schema: z.ZodType<T>, text: string, file: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refused(file, "it is not JSON", "不是 JSON");
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const said = z.prettifyError(read.error);
  throw refused(file, said, said);
}

function refused(cloud: string, en: string, zh: string): CannotOpen {
  return new CannotOpen({ en: `The cloud "${cloud}" cannot be used: ${en}.`, zh: `无法使用云“${cloud}”：${zh}。` });
}
