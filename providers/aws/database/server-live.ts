/** Relational databases as RDS describes them. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { settled, blocks, isAbsent, list, text, word } from "../../../src/provider/read.ts";
import type { Links } from "../../../src/provider/link.ts";
import { owed } from "../answers.ts";
import { customerKeyLive } from "../customer-key-live.ts";
import { isNamed } from "../named.ts";
import { OPTIONS } from "./answers.ts";
import { flavourOf, versionIn, type Flavour } from "./engines.ts";
import { keptByGroup } from "./log-groups-live.ts";
import type { Parameters } from "./parameters.ts";
import type { Server } from "./server.ts";

const none = (doc: Doc): Fact<false> => known(false, { basis: "default", at: doc.at });

/** `identifier`: member that holds the name of the database. */
export function serverTold(doc: Doc, identifier: string, parameters: Parameters, links: Links): Server {
  const { body, at } = doc;
  const engine = text(body, "Engine", owed(body, "Engine"));
  return {
    engine,
    parameters,
    version: () => versionIn(text(body, "EngineVersion", owed(body, "EngineVersion")), "EngineVersion"),
    option: (name, setting) => optionTold(doc, name, links, setting),
    exports: (log) => exportsLog(doc, log),
    keeps: (log) => {
      const folder = mapFact(flavourOf(engine), (flavour) => folders[flavour] ?? `/aws/rds/${kindOf(identifier)}`);
      return folder.state === "known" ? keptByGroup(doc, `${folder.value}/${doc.name}/${log}`, links) : folder;
    },
    streamed: () => streamTold(doc),
    at,
  };
}

/** Log groups of RDS are told apart by instances and clusters; the others have clusters alone. */
const folders: Readonly<Partial<Record<Flavour, string>>> = { docdb: "/aws/docdb", neptune: "/aws/neptune" };
const kindOf = (identifier: string): string => (identifier === "DBClusterIdentifier" ? "cluster" : "instance");

/** Engines without streams answer nothing; a stream that starts or stops is not relied on. */
const streams = { started: true, starting: false, stopping: false, stopped: false } as const;

export function streamTold(doc: Doc): Fact<boolean> {
  return word(doc.body, "ActivityStreamStatus", streams, none(doc));
}

/** The answer leaves the list out where no log is handed on. */
function exportsLog(doc: Doc, log: string): Fact<boolean> {
  const { items, open } = list(doc.body, "EnabledCloudwatchLogsExports");
  if (items.some((each) => settled(each) === log)) return known(true, { at: doc.at });
  return open[0] === undefined ? none(doc) : unknownBecause(open[0], doc.at);
}

/** Only instances have option groups; those that AWS makes, called `default:<family>`, hold no options. */
function optionTold(doc: Doc, option: string, links: Links, setting?: string): Fact<string | boolean> {
  if (isNamed(doc.body, "DBClusterIdentifier")) return none(doc);
  const [membership] = blocks(doc.body, "OptionGroupMemberships").items;
  if (membership === undefined) return owed(doc.body, "OptionGroupMemberships");
  const name = text(membership, "OptionGroupName", owed(membership, "OptionGroupName"));
  if (name.state !== "known") return name;
  if (name.value.startsWith("default:")) return none(doc);
  const status = text(membership, "Status", owed(membership, "Status"));
  if (status.state !== "known") return status;
  if (status.value !== "in-sync") return unknown("not-visible", `the options of ${name.value} while they are being applied`, doc.at);
  const group = links.target(doc, name.value, [OPTIONS], ["OptionGroupName"]);
  if (group.state !== "known") return group;
  const { body } = group.value;
  if (isAbsent(body, "Options")) return owed(body, "Options");
  const { items, open } = blocks(body, "Options");
  const found = items.find((each) => settled(each.get("OptionName")) === option);
  if (found === undefined) return open[0] === undefined ? none(group.value) : unknownBecause(open[0], group.value.at);
  return setting === undefined ? known(true, { at: found.at }) : settingIn(found, setting);
}

function settingIn(option: MapValue, setting: string): Fact<string | boolean> {
  if (isAbsent(option, "OptionSettings")) return owed(option, "OptionSettings");
  const found = blocks(option, "OptionSettings").items.find((each) => settled(each.get("Name")) === setting);
  return found === undefined ? known(true, { at: option.at }) : text(found, "Value", text(found, "DefaultValue", owed(found, "Value")));
}

/** Keys that AWS owns are not named. */
const ownedByAws = { "sse-rds": true, "sse-kms": false, none: true } as const;

/** Where nothing is encrypted the key is nobody's. */
export function keyTold(doc: Doc, encrypted: Fact<boolean>, links: Links, path = "KmsKeyId"): Fact<boolean> {
  if (encrypted.state === "known" && !encrypted.value) return none(doc);
  const key = text(doc.body, path, owed(doc.body, path));
  if (key.state === "known") return customerKeyLive(links, doc, key.value, key.at);
  const byAws = word(doc.body, "StorageEncryptionType", ownedByAws, known(false));
  return byAws.state === "known" && byAws.value ? none(doc) : key;
}
