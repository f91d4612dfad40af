import { known, unknown } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { settingTypes } from "../diagnostics.ts";
import { requestLog, siteTransport } from "./site.ts";

const site = defineMapper({
  provider: "azure",
  reads: [
    "azurerm_app_service",
    "azurerm_app_service_slot",
    "azurerm_linux_web_app",
    "azurerm_linux_web_app_slot",
    "azurerm_windows_web_app",
    "azurerm_windows_web_app_slot",
  ],
  kinds: ["web-app"],
  also: settingTypes,
  map: (doc, _, links) => ({ ...azureBase("web-app", doc), ...siteTransport(doc), logged: requestLog(doc, links) }),
});

/** Sites of files answer plain requests with a redirection: https://learn.microsoft.com/azure/static-web-apps/custom-domain */
const staticSite = defineMapper({
  provider: "azure",
  reads: ["azurerm_static_web_app", "azurerm_static_site"],
  kinds: ["web-app"],
  map: (doc) => ({
    httpsOnly: known(true, { basis: "platform", at: doc.at }),
    minTls: unknown("not-in-format", "the minimum version of TLS", doc.at),
    logged: unknown("not-in-format", "logging of requests", doc.at),
    ...azureBase("web-app", doc),
  }),
});

export const mappers = [site, staticSite];
