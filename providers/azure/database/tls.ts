import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { boolean, word } from "../../../src/provider/read.ts";
import { unwritten } from "../arm-document.ts";
import { minimumTls } from "../tls.ts";
import { byMajor, type Major } from "../version.ts";
import { asSwitch, parameter, type Parameters } from "./parameters.ts";

export type TlsFacts = Pick<Database, "tlsRequired" | "minTls">;

/** Services that speak nothing but TLS: SQL, Cosmos DB. https://learn.microsoft.com/azure/azure-sql/database/security-overview */
export function always(doc: Doc): Fact<boolean> {
  return known(true, { basis: "platform", at: doc.at });
}

/** A minimum that older versions of azurerm left to the service. */
export function sinceMajor(doc: Doc, attribute: string, defaults: Readonly<Record<Major, TlsVersion | "service">>): Fact<TlsVersion> {
  return chain(byMajor(doc, attribute, defaults), (value) =>
    value === "service"
      ? unknown("not-visible", `the default of ${attribute} in the service`, doc.at)
      : known(value, { basis: "default", at: doc.at }),
  );
}

/** Single servers have a switch and a minimum; without the switch the minimum is void. `ssl_enforcement` is the older word for the switch. */
export function singleServerTls(doc: Doc, minimum: Fact<TlsVersion>): TlsFacts {
  const required = boolean(
    doc.body,
    "ssl_enforcement_enabled",
    word<boolean>(doc.body, "ssl_enforcement", enforcement, unknown("unexpected-value", "server without ssl_enforcement_enabled", doc.at)),
  );
  return { tlsRequired: required, minTls: voidUnless(required, minimumTls(doc.body, "ssl_minimal_tls_version_enforced", minimum)) };
}

const enforcement = { Enabled: true, Disabled: false } as const;

/** The portal and the command line switch it on; what a template that says nothing gets is not documented. */
export function armSingleServerTls(doc: Doc): TlsFacts {
  const required = word<boolean>(doc.body, "properties.sslEnforcement", enforcement, unwritten(doc, "properties.sslEnforcement"));
  const path = "properties.minimalTlsVersion";
  return { tlsRequired: required, minTls: voidUnless(required, minimumTls(doc.body, path, unwritten(doc, path))) };
}

function voidUnless(required: Fact<boolean>, minimum: Fact<TlsVersion>): Fact<TlsVersion> {
  return chain(required, (on) => (on ? minimum : known("none", { at: required.at })));
}

/** Flexible servers have parameters instead, and start with TLS 1.2 required: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-ssl-tls */
export function flexibleServerTls(doc: Doc, parameters: Parameters, minimum: "ssl_min_protocol_version" | "tls_version"): TlsFacts {
  const required = parameter(parameters, "require_secure_transport", asSwitch, known(true, { basis: "default", at: doc.at }));
  const absent: Fact<TlsVersion> = known("1.2", { basis: "default", at: doc.at });
  return { tlsRequired: required, minTls: voidUnless(required, parameter(parameters, minimum, lowest, absent)) };
}

const versions: Readonly<Record<string, TlsVersion>> = {
  tlsv1: "1.0",
  "tlsv1.0": "1.0",
  "tlsv1.1": "1.1",
  "tlsv1.2": "1.2",
  "tlsv1.3": "1.3",
};

/** The lowest of a list such as `TLSv1.2,TLSv1.3`. */
function lowest(list: string): TlsVersion | undefined {
  const read = list.split(",").map((each) => versions[each.trim().toLowerCase()]);
  return read.includes(undefined) ? undefined : read.toSorted()[0];
}
