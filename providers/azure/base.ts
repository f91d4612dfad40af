import type { Doc } from "../../src/iac/document.ts";
import type { MapValue, Value } from "../../src/iac/value.ts";
import type { KindName } from "../../src/model/kinds.ts";
import type { ResourceBase } from "../../src/model/resource.ts";
import { baseOf } from "../../src/provider/base.ts";
import { settled } from "../../src/provider/read.ts";
import { cloudOfEnvironment, cloudOfRegion } from "./clouds.ts";

interface AzureBase {
  readonly named?: string;
  readonly handles?: readonly string[];
  readonly part?: string;
  /** A part of a document has its own name and handles. */
  readonly partName?: string | undefined;
  readonly aliases?: readonly string[];
}

/** The common fields of an Azure resource: region from `location`, cloud from the region or the provider block, account from the provider block. */
export function azureBase<K extends KindName>(kind: K, doc: Doc, options: AzureBase = {}): ResourceBase<K> {
  const { aliases = [], partName, part, named, handles } = options;
  const region = regionOf(doc.body.get("location"));
  const base = baseOf(kind, doc, { provider: "azure", cloud: cloudOf(doc, region), account: accountOf(doc), region, part, named, handles });
  const own = part === undefined ? base.aliases : [];
  if (partName === undefined && own === base.aliases && aliases.length === 0 && own.length < 2) return base;
  return { ...base, name: partName ?? base.name, aliases: [...new Set([...own, ...aliases])] };
}

/** `West Europe` and `westeurope` are the same region. */
function regionOf(location: Value | undefined): string | null {
  const written = settled(location);
  return typeof written === "string" ? written.toLowerCase().replaceAll(/\s/g, "") : null;
}

function cloudOf(doc: Doc, region: string | null): string | null {
  const told = textOf(doc.provider.settings, "cloud");
  if (told !== undefined) return told;
  const environment = textOf(doc.provider.settings, "environment");
  if (environment !== undefined) return cloudOfEnvironment(environment) ?? null;
  return region === null || region === "global" ? null : cloudOfRegion(region);
}

function accountOf(doc: Doc): string | null {
  return textOf(doc.provider.settings, "account") ?? textOf(doc.provider.settings, "subscription_id") ?? null;
}

function textOf(settings: MapValue | undefined, name: string): string | undefined {
  const value = settled(settings?.get(name));
  return typeof value === "string" && value !== "" ? value : undefined;
}
