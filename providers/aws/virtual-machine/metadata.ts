/** Whether the metadata service demands a session token (IMDSv2), or is off. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, fallback, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Text } from "../../../src/model/text.ts";
import type { Links } from "../../../src/provider/link.ts";
import { isAbsent, number, word } from "../../../src/provider/read.ts";
import { hopsByImage, tokenByImage } from "./images.ts";
import { hopsByRegion, tokenByRegion, type Regional } from "./region.ts";

const endpoints = { enabled: false, disabled: true } as const;
const tokens = { required: true, optional: false } as const;

export const notSeen: Text = {
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

export const hopsNotSeen: Text = {
  en: "neither the account's metadata defaults nor the image raise the hop limit",
  zh: "账号的实例元数据默认设置与镜像均未提高跳数上限",
};

const HOPS = "metadata_options.http_put_response_hop_limit";

/** What the body itself says about hops. A service that is off answers nobody. */
export function writtenHops(body: MapValue): Fact<number> | undefined {
  const off = word(body, "metadata_options.http_endpoint", endpoints, known(false, { basis: "default" }));
  if (off.state === "known" && off.value) return known(0, off);
  if (off.state !== "known" && !isAbsent(body, HOPS))
    return chain(number(body, HOPS, known(0)), (hops) => (hops <= 1 ? known(hops) : (off as Fact<number>)));
  return isAbsent(body, HOPS) ? undefined : number(body, HOPS, known(1));
}

/** The same order as for the token; at the end stands 1, or 2 for images that support nothing but IMDSv2. */
export function hopLimit(doc: Doc, regional: Regional, links: Links, template?: Fact<Doc>): Fact<number> {
  const region = hopsByRegion(regional);
  const image = region === undefined && regional.metadata.items.length === 0 ? raised(hopsByImage(doc, links)) : hopsByImage(doc, links);
  return fallback(
    [writtenHops(doc.body), hopsByTemplate(doc, template), region, image],
    known(1, { basis: "default", assumes: hopsNotSeen, at: doc.at }),
  );
}

/** An image that says nothing decides nothing while the account's defaults are not in the code. */
function raised(byImage: Fact<number> | undefined): Fact<number> | undefined {
  return byImage?.state === "known" && byImage.value === 1 ? undefined : byImage;
}

function hopsByTemplate(doc: Doc, template: Fact<Doc> | undefined): Fact<number> | undefined {
  if (template === undefined) return undefined;
  if (template.state !== "known") return template;
  const said = writtenHops(template.value.body);
  if (said?.state !== "known" || isAbsent(doc.body, "metadata_options")) return said;
  return unknown("not-visible", "how metadata_options here and in the launch template combine", doc.at);
}
