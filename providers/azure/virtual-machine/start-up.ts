import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { unknownBecause } from "../../../src/model/fact.ts";
import type { SecretHit } from "../../../src/model/kinds/virtual-machine.ts";
import { flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, presenceOf, valueAt } from "../../../src/provider/read.ts";
import { secretsIn } from "../../../src/provider/secret-scan.ts";
import { satellites } from "../satellites.ts";
import type { Extension } from "./agents.ts";

const commandType = "azurerm_virtual_machine_run_command";
/** Types that are looked up here. */
export const commandTypes: readonly string[] = [commandType];

/** Credentials in what a machine is given to read or run at its start: attributes, public settings of extensions, run commands. */
export function startUpSecrets(doc: Doc, paths: readonly string[], extensions: Many<Extension>, links: Links): Many<SecretHit> {
  const commands = flatMapMany(satellites(doc, links, [commandType], ["virtual_machine_id"]), (command) => ({
    items: blocks(command.body, "source").items.map((block) => ({ block, presence: command.presence })),
    open: blocks(command.body, "source").open,
  }));
  return union([
    ...paths.map((path) => secretsAt(doc.body, path, doc)),
    settingsSecrets(extensions, doc),
    flatMapMany(commands, ({ block, presence }) => doubtful(secretsAt(block, "script", doc), presence)),
  ]);
}

/** Extensions get what is secret in `protected_settings`; what stands in `settings` anybody may read. */
export function settingsSecrets(extensions: Many<Extension>, doc: Doc): Many<SecretHit> {
  const found = extensions.items.map(({ settings, presence, doc: { at } }) => doubtful(secretsIn(settings, at ?? doc.at), presence));
  return union([opened([], ...extensions.open), ...found]);
}

function secretsAt(body: MapValue, path: string, doc: Doc): Many<SecretHit> {
  const { value, at } = valueAt(body, path);
  return doubtful(secretsIn(value, at ?? doc.at), presenceOf(body));
}

function doubtful(hits: Many<SecretHit>, presence: SecretHit["presence"]): Many<SecretHit> {
  return presence.state === "unknown" ? mapMany(hits, (hit) => ({ ...hit, presence: unknownBecause(presence.why, hit.at) })) : hits;
}
