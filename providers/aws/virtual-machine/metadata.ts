/** Whether the metadata service demands a session token (IMDSv2), or is off. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { fallback, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Text } from "../../../src/model/text.ts";
import type { Links } from "../../../src/provider/link.ts";
import { isAbsent, word } from "../../../src/provider/read.ts";
import { tokenByImage } from "./images.ts";
import { tokenByRegion, type Regional } from "./region.ts";

const endpoints = { enabled: false, disabled: true } as const;
const tokens = { required: true, optional: false } as const;

const notSeen: Text = {
  en: "neither the account's metadata defaults nor the image ask for IMDSv2",
  zh: "账号的实例元数据默认设置与镜像均未要求 IMDSv2",
};

/** What the body itself says. `undefined`: nothing, so the next layer decides. The endpoint is on unless it is turned off. */
export function writtenToken(body: MapValue): Fact<boolean> | undefined {
  const off = word(body, "metadata_options.http_endpoint", endpoints, known(false, { basis: "default" }));
  if (off.state !== "known" || off.value) return off;
  return isAbsent(body, "metadata_options.http_tokens") ? undefined : word(body, "metadata_options.http_tokens", tokens, off);
}

/**
 * The order in which EC2 looks: machine, template, account default of the region, image, optional
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html).
 */
export function tokenRequired(doc: Doc, regional: Regional, links: Links, template?: Fact<Doc>): Fact<boolean> {
  return fallback(
    [writtenToken(doc.body), byTemplate(doc, template), tokenByRegion(regional), tokenByImage(doc, links)],
    known(false, { basis: "default", assumes: notSeen, at: doc.at }),
  );
}

/** Whether EC2 merges a half-written block of the machine with the template's, or drops the template's, is not documented. */
function byTemplate(doc: Doc, template: Fact<Doc> | undefined): Fact<boolean> | undefined {
  if (template === undefined) return undefined;
  if (template.state !== "known") return template;
  const said = writtenToken(template.value.body);
  if (said?.state !== "known" || !said.value || isAbsent(doc.body, "metadata_options")) return said;
  return unknown("not-visible", "how metadata_options here and in the launch template combine", doc.at);
}
