import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { CloudFunction } from "../../../src/model/kinds/function.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, settled, text } from "../../../src/provider/read.ts";
import { absentIn, armBase, armIdentity, isLive, unwritten } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { exported, settingsOf, settingTypes } from "../diagnostics.ts";
import { satellites } from "../satellites.ts";
import { anyOn, ifThere } from "../switches.ts";
import { minimumTls } from "../tls.ts";
import { inSettings, inSettingsList } from "./insights.ts";
import { exportedRequests } from "./site.ts";

const configTypes = [armTypes.siteSettings, armTypes.slotSettings];

/** Sites, of functions or not, with their settings as children. A function is also judged as the site that it is. */
const site = defineMapper({
  provider: "azure",
  reads: [armTypes.site, armTypes.siteSlot],
  kinds: ["web-app", "function"],
  identity: armIdentity,
  also: [...configTypes, ...settingTypes],
  map: (doc, _, links) => {
    const configs = satellites(doc, links, configTypes, ["parent_id"]);
    const transport = { httpsOnly: httpsOnly(doc), minTls: oldestTls(doc, configs) };
    const kind = text(doc.body, "kind", known("app"));
    if (kind.state !== "known") return { ...armBase("web-app", doc), ...transport, logged: kind as Fact<never> };
    if (!/functionapp|workflowapp/i.test(kind.value))
      return { ...armBase("web-app", doc), ...transport, logged: requestLog(doc, configs, links) };
    return [
      { ...armBase("function", doc), ...functionLog(doc, configs, links) },
      { ...azureBase("web-app", doc, { part: "site" }), ...transport, logged: notOffered["function/request-log"] },
    ];
  },
});

function httpsOnly(doc: Doc): WebApp["httpsOnly"] {
  const path = "properties.httpsOnly";
  return boolean(doc.body, path, absentIn(doc, path, known(false, { basis: "default", at: doc.at })));
}

/** Answers name the settings by their ids; the name within is that of the site in some. */
function named(configs: Many<Doc>, name: string): Many<Doc> {
  const isNamed = ({ body, name: id }: Doc): boolean => settled(body.get("name")) === name || id.toLowerCase().endsWith(`/config/${name}`);
  return { items: configs.items.filter(isNamed), open: configs.open };
}

/** Lists of sites leave the settings out; a template that names no minimum gets what the platform starts with. */
function oldestTls(doc: Doc, configs: Many<Doc>): Fact<TlsVersion> {
  const path = "properties.minTlsVersion";
  const child = named(configs, "web").items.find(({ body }) => !isAbsent(body, path));
  const unsaid = unwritten(doc, "properties.siteConfig.minTlsVersion");
  return child === undefined ? minimumTls(doc.body, "properties.siteConfig.minTlsVersion", unsaid) : minimumTls(child.body, path, unsaid);
}

function requestLog(doc: Doc, configs: Many<Doc>, links: Links): Fact<boolean> {
  const off: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  const own = (at: Doc, paths: readonly string[]): Fact<boolean> =>
    ifThere(at.presence, anyOn(paths.map((path) => boolean(at.body, path, off))));
  const [logs, web] = [named(configs, "logs"), named(configs, "web")];
  const written = anyOn(
    [
      boolean(doc.body, "properties.siteConfig.httpLoggingEnabled", off),
      ...logs.items.map((each) => own(each, ["properties.httpLogs.fileSystem.enabled", "properties.httpLogs.azureBlobStorage.enabled"])),
      ...web.items.map((each) => own(each, ["properties.httpLoggingEnabled"])),
      exportedRequests(doc, links),
    ],
    logs.open,
  );
  const asked = logs.items.length > 0 && web.items.length > 0;
  return isLive(doc) && !asked && written.state === "known" && !written.value
    ? unknown("not-listed", "the logging settings", doc.at)
    : written;
}

function functionLog(doc: Doc, configs: Many<Doc>, links: Links): Pick<CloudFunction, "logged" | "traced"> {
  const children = named(configs, "appsettings");
  const connected = anyOn(
    [
      inSettingsList(doc.body, "properties.siteConfig.appSettings"),
      ...children.items.map((each) => ifThere(each.presence, inSettings(each.body, "properties", each))),
    ],
    children.open,
  );
  // Settings of an application are secrets, so no answer holds them.
  const traced = isLive(doc) ? unknown("not-read", "the application settings", doc.at) : connected;
  const sent = exported(settingsOf(doc, links), { categories: [["FunctionAppLogs", "WorkflowRuntime"]] }, doc);
  return { logged: anyOn([sent, traced]), traced };
}

export const mappers = [site];
