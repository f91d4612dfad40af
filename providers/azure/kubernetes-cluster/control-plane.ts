import { parseCidr } from "../../../src/model/addresses.ts";
import type { At } from "../../../src/model/at.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { mapMany, present, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asText, factOf } from "../../../src/provider/read.ts";
import { exported, settingsOf } from "../diagnostics.ts";
import { anyOn } from "../switches.ts";

/** Logs of the control plane; of an inner list one is enough. https://learn.microsoft.com/azure/aks/monitor-aks-reference */
const categories: readonly (readonly string[])[] = [
  ["kube-apiserver"],
  ["kube-audit", "kube-audit-admin"],
  ["kube-controller-manager"],
  ["kube-scheduler"],
  ["guard"],
];

/** The logs that no diagnostic setting exports. The group `audit` holds the audit logs only. */
export function missingLogs(doc: Doc, links: Links): Fact<readonly string[]> {
  const settings = settingsOf(doc, links);
  const missing: string[] = [];
  for (const names of categories) {
    const groups = names.includes("kube-audit") ? ["alllogs", "audit"] : ["alllogs"];
    const on = anyOn(names.map((name) => exported(settings, { categories: [name], groups }, doc)));
    if (on.state !== "known") return on;
    if (!on.value) missing.push(names[0] ?? "");
  }
  const [first] = settings.items;
  return known(missing, first === undefined ? { basis: "default", at: doc.at } : { at: first.at });
}

/** Addresses that may call the API. */
export function addressesOf(values: Many<Value>, at: At | undefined): Many<AllowedAddresses> {
  return mapMany(values, (value) => {
    const label = asText(value);
    return {
      presence: present,
      ...(at === undefined ? undefined : { at }),
      ...(label === undefined ? undefined : { label }),
      addresses: factOf(value, "authorized range", (each) => parseCidr(asText(each) ?? ""), at),
    };
  });
}
