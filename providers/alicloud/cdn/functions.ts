/** Settings of a domain: functions with a name and arguments. */
import type { MapValue, Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Cdn } from "../../../src/model/kinds/cdn.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { settled, word } from "../../../src/provider/read.ts";
import { notOffered } from "../clouds.ts";

/** A setting as code writes it or an answer tells it. */
export interface Setting {
  readonly name: Value | undefined;
  /** It holds for some requests alone. */
  readonly conditional: boolean;
  /** That it is there and in force. */
  readonly presence: Fact<true>;
  readonly at: At | undefined;
  readonly args: Many<MapValue>;
  /** Members of an argument: its name and its value. */
  readonly argument: { readonly name: string; readonly value: string };
  /** What it means that a switch is not among the arguments. */
  readonly unset: Fact<boolean>;
}

export const switches = { on: true, off: false } as const;

function named(settings: Many<Setting>, name: string): readonly Setting[] {
  return settings.items.filter((each) => settled(each.name) === name);
}

/** Those that hold for every request. */
function of(settings: Many<Setting>, name: string): readonly Setting[] {
  return named(settings, name).filter((each) => !each.conditional);
}

function argument({ args, argument: members, at }: Setting, name: string, absent: Fact<boolean>): Fact<boolean> {
  const found = args.items.find((each) => settled(each.get(members.name)) === name);
  if (found !== undefined) return word(found, members.value, switches, absent);
  return args.open[0] === undefined ? absent : unknownBecause(args.open[0], at);
}

/** Settings of which the name is not known may be any. */
function unread(settings: Many<Setting>): readonly Fact<boolean>[] {
  const unnamed = settings.items.flatMap(({ name: written, at }) => {
    const name = settled(written);
    return typeof name === "object" && name?.is === "unresolved" ? [unknownBecause(name.why, at)] : [];
  });
  return [...unnamed, ...settings.open.map((why) => unknownBecause(why))];
}

function enabled(setting: Setting): Fact<boolean> {
  const on = argument(setting, "enable", setting.unset);
  const { presence, at } = setting;
  return presence.state === "unknown" && on.state === "known" && on.value ? unknownBecause(presence.why, at) : on;
}

/** HTTP is sent on to HTTPS, all of it, and nothing is sent back. */
function forcesHttps(settings: Many<Setting>): Fact<boolean> {
  const on = (those: readonly Setting[]): Fact<boolean> =>
    strictest([...those.map(enabled), ...unread(settings), known(false, { basis: "default" })]);
  const back = on(named(settings, "http_force"));
  if (back.state === "known" && back.value) return known(false, { at: back.at });
  const forced = on(of(settings, "https_force"));
  return forced.state === "known" && forced.value && back.state === "unknown" ? back : forced;
}

/** What a domain does. `usual`: the oldest TLS version where none is set. Without a certificate a domain answers over HTTP only. */
export function factsOfDomain(
  certificate: Fact<boolean>,
  settings: Many<Setting>,
  usual: Fact<TlsVersion>,
): Pick<Cdn, "httpsOnly" | "minTls"> {
  return {
    httpsOnly: chain(certificate, (on) => (on ? forcesHttps(settings) : certificate)),
    minTls: chain(certificate, (on) => (on ? minTls(settings, usual) : notOffered["cdn/without-tls"])),
  };
}

/** The oldest version that is on. */
function minTls(settings: Many<Setting>, usual: Fact<TlsVersion>): Fact<TlsVersion> {
  const [setting] = of(settings, "https_tls_version");
  const [doubt] = unread(settings);
  if (setting === undefined) return doubt?.state === "unknown" ? doubt : usual;
  const { presence, at } = setting;
  if (presence.state === "unknown") return unknownBecause(presence.why, at);
  for (const [name, version] of [
    ["tls10", "1.0"],
    ["tls11", "1.1"],
    ["tls12", "1.2"],
    ["tls13", "1.3"],
  ] as const) {
    const on = argument(setting, name, unknown("not-visible", "the TLS versions that are on by default", at));
    if (on.state !== "known") return on;
    if (on.value) return known(version, { at });
  }
  return unknown("unexpected-value", "no TLS version is on", at);
}

/** What holds of TLS where nothing is set: CDN documents that every version is on ("Configure TLS versions"), DCDN documents nothing. */
export const usualTls = {
  cdn: (at: At | undefined): Fact<TlsVersion> => known("1.0", { basis: "default", at }),
  dcdn: (at: At | undefined): Fact<TlsVersion> => unknown("not-visible", "the TLS versions that are on by default", at),
};
