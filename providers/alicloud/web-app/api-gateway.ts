/** API Gateway: an API decides about HTTPS, its instance about TLS versions, the region about logs. */
import type { Doc } from "../../../src/iac/document.ts";
import type { At } from "../../../src/model/at.ts";
import { chain, known, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { text, word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { anyOf } from "../satellites.ts";

const logs = sameRegion("alicloud_api_gateway_log_config");
const noneOutside = { en: "requests of API Gateway are not logged in this region", zh: "该地域的 API 网关未投递请求日志" };

/** One setting logs all APIs of a region. */
function logged(configs: Many<Doc>): Fact<boolean> {
  return anyOf(configs, undefined, known(false, { basis: "default", assumes: noneOutside }));
}

export const api = defineMapper({
  provider: "alicloud",
  reads: "alicloud_api_gateway_api",
  kinds: ["web-app"],
  with: { logs },
  map: (doc, joined): WebApp => ({
    httpsOnly: httpsAlone(
      text(doc.body, "request_config.protocol", unknown("unexpected-value", "API without protocol", doc.at)),
      doc.body.placeOf("request_config"),
    ),
    minTls: setElsewhere("instance"),
    logged: logged(joined.logs),
    ...alicloudBase("web-app", doc),
  }),
});

const protocolsOfApis: readonly string[] = ["HTTP", "HTTPS", "WEBSOCKET"];

/** An API may speak several protocols, with commas between them. */
export function httpsAlone(protocols: Fact<string>, at: At | undefined): Fact<boolean> {
  return chain(protocols, (spelled): Fact<boolean> => {
    const all = spelled.split(",").map((each) => each.trim().toUpperCase());
    return all.every((each) => protocolsOfApis.includes(each))
      ? known(spelled.trim().toUpperCase() === "HTTPS", { at })
      : unknown("unexpected-value", `protocol = ${JSON.stringify(spelled)}`, at);
  });
}

/** The oldest TLS version of each policy of an instance. */
export const policies: Readonly<Record<string, TlsVersion>> = { HTTPS2_TLS1_2: "1.2", HTTPS2_TLS1_0: "1.0", HTTPS1_1_TLS1_0: "1.0" };

export const instance = defineMapper({
  provider: "alicloud",
  reads: "alicloud_api_gateway_instance",
  kinds: ["web-app"],
  with: { logs },
  map: (doc, joined): WebApp => ({
    httpsOnly: setElsewhere("API"),
    minTls: word(doc.body, "https_policy", policies, unknown("unexpected-value", "instance without https_policy", doc.at)),
    logged: logged(joined.logs),
    ...alicloudBase("web-app", doc, { named: ["instance_name"] }),
  }),
});
