/** Domains of Function Compute, of both versions. */
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { owedText, owedWord } from "../answered.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { tlsWords } from "../tls-versions.ts";
import { factsOfDomain } from "./function-domains.ts";

const DOMAIN = "fc.CustomDomain";

export const domainCalls: readonly Call[] = [
  listed("fc.ListCustomDomains", {
    yields: DOMAIN,
    items: "customDomains",
    id: "domainName",
    pages: byToken({ token: "nextToken", next: "nextToken", size: ["limit", 100] }),
    lists: ["web-app"],
    // The private key of the certificate, and keys of tokens.
    strip: ["certConfig", "authConfig"],
  }),
];

export const functionDomain = defineMapper({
  provider: "alicloud",
  reads: DOMAIN,
  kinds: ["web-app"],
  map: (doc): WebApp => ({
    ...factsOfDomain(owedText(doc.body, "protocol"), () => owedWord(doc.body, "tlsConfig.minVersion", tlsWords)),
    ...alicloudBase("web-app", doc, { named: ["domainName"], handles: ["domainName"] }),
  }),
});
