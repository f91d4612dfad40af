import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import { mapMany, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, presenceOf, text, valueAt } from "../../../src/provider/read.ts";
import { childrenListed, isLive, itemsOf } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { satellites } from "../satellites.ts";
import { anyOn, ifThere } from "../switches.ts";

/** Software that Azure installs into a machine. */
export interface Extension {
  readonly presence: Fact<true>;
  readonly doc: MapValue;
  /** `publisher/type`, in lower case. */
  readonly name: Fact<string>;
  readonly settings: Value | undefined;
}

const extensionTypes = [
  "azurerm_virtual_machine_extension",
  "azurerm_virtual_machine_scale_set_extension",
  armTypes.machineExtension,
] as const;
const associationTypes = ["azurerm_monitor_data_collection_rule_association", armTypes.collectionAssociation] as const;
const planTypes = ["azurerm_security_center_subscription_pricing", armTypes.pricing] as const;
/** Types that are looked up here. */
export const agentTypes: readonly string[] = [...extensionTypes, ...associationTypes, ...planTypes];

export function extensionsOf(doc: Doc, links: Links): Many<Extension> {
  const written = satellites(doc, links, extensionTypes, ["virtual_machine_id", "virtual_machine_scale_set_id", "parent_id"]);
  const own = mapMany(isLive(doc) ? listed(written, armTypes.machineExtension, "extension") : written, (each) =>
    extension(each.body, each.presence, each.type.startsWith("azurerm_") ? "" : "properties."),
  );
  // Terraform writes those of a scale set into it.
  return union([own, mapMany(blocks(doc.body, "extension"), (block) => extension(block, presenceOf(block), ""))]);
}

/** Answers come for each machine, as pages. */
function listed(pages: Many<Doc>, type: string, subject: string): Many<Doc> {
  return itemsOf(childrenListed(pages, subject), type);
}

export function extension(doc: MapValue, presence: Fact<true>, prefix: string): Extension {
  const part = (name: string): Fact<string> => text(doc, prefix + name, unknown("unexpected-value", `extension without ${name}`, doc.at));
  const name = chain(part("publisher"), (publisher) =>
    chain(part("type"), (type) => known(`${publisher}/${type}`.toLowerCase(), { at: doc.at })),
  );
  return { presence, doc, name, settings: valueAt(doc, `${prefix}settings`).value };
}

/** Microsoft's own: Antimalware, and Defender for Endpoint. https://learn.microsoft.com/azure/virtual-machines/extensions/iaas-antimalware-windows */
const protection = [
  "microsoft.azure.security/iaasantimalware",
  "microsoft.azure.azuredefenderforservers/mde.windows",
  "microsoft.azure.azuredefenderforservers/mde.linux",
];
/** The Azure Monitor agent and the agents before it. https://learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-manage */
const shipping = [
  "microsoft.azure.monitor/azuremonitorlinuxagent",
  "microsoft.azure.monitor/azuremonitorwindowsagent",
  "microsoft.enterprisecloud.monitoring/omsagentforlinux",
  "microsoft.enterprisecloud.monitoring/microsoftmonitoringagent",
];

function installs(extensions: Many<Extension>, names: readonly string[], doc: Doc): Fact<boolean> {
  const answers = extensions.items.map(({ presence, name, doc: { at } }) =>
    ifThere(
      presence,
      chain(name, (each): Fact<boolean> => known(names.includes(each), { at })),
    ),
  );
  return anyOn(answers, extensions.open, known(false, { basis: "default", at: doc.at }));
}

/** An extension protects the machine; the plan Defender for Servers may install one behind the back of the code. */
export function protectionAgent(doc: Doc, extensions: Many<Extension>, links: Links): Fact<boolean> {
  const own = installs(extensions, protection, doc);
  if (own.state !== "known" || own.value || isLive(doc)) return own;
  const plan = links.ofType(doc, planTypes).find(coversServers);
  return plan === undefined ? own : unknown("not-visible", `what ${plan.id} installs`, plan.at);
}

/** The plan for machines is what the provider means where no resource type is written. */
function coversServers({ type, name, body }: Doc): boolean {
  const arm = type === armTypes.pricing;
  const resource = text(body, arm ? "name" : "resource_type", known(arm ? name : "VirtualMachines"));
  const tier = text(body, arm ? "properties.pricingTier" : "tier", known("Free"));
  const maybe = (fact: Fact<string>, word: string): boolean => fact.state !== "known" || fact.value.toLowerCase() === word;
  return maybe(resource, "virtualmachines") && maybe(tier, "standard");
}

/** Whether an agent sends logs on. A rule of collection is tied to a machine for nothing else. */
export function logAgent(doc: Doc, extensions: Many<Extension>, links: Links): Fact<boolean> {
  const written = satellites(doc, links, associationTypes, ["target_resource_id", "parent_id"]);
  const rules = isLive(doc) ? listed(written, armTypes.collectionAssociation, "data collection rule") : written;
  return anyOn(
    [installs(extensions, shipping, doc), ...rules.items.map((each) => ifThere(each.presence, known(true, { at: each.at })))],
    rules.open,
  );
}
