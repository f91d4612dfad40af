import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import { flatMapMany } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean } from "../../../src/provider/read.ts";
import { exported, settingsOf } from "../diagnostics.ts";
import { anyBlock, anyOn, isWritten } from "../switches.ts";
import { minimumTls } from "../tls.ts";

/** How a site is spoken to. Newer types write `minimum_tls_version`, older ones `min_tls_version`; both start with 1.2. */
export function siteTransport(doc: Doc): Pick<WebApp, "httpsOnly" | "minTls"> {
  const { body, at } = doc;
  const absent = known("1.2" as const, { basis: "default", at });
  return {
    httpsOnly: boolean(body, "https_only", known(false, { basis: "default", at })),
    minTls: minimumTls(body, "site_config.minimum_tls_version", minimumTls(body, "site_config.min_tls_version", absent)),
  };
}

/** Requests are logged by the `logs` block, or by a diagnostic setting: https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs */
export function requestLog(doc: Doc, links: Links): Fact<boolean> {
  const http = flatMapMany(blocks(doc.body, "logs"), (logs) => blocks(logs, "http_logs"));
  const written = anyBlock(http, (each) => anyOn([isWritten(blocks(each, "file_system")), isWritten(blocks(each, "azure_blob_storage"))]));
  return anyOn([written, exportedRequests(doc, links)]);
}

export function exportedRequests(doc: Doc, links: Links): Fact<boolean> {
  return exported(settingsOf(doc, links), { categories: ["AppServiceHTTPLogs"] }, doc);
}
