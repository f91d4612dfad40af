import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { blocks, isAbsent, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { isPostgres } from "./parameters.ts";

const actions = { Open: true, Update: true, Close: false } as const;
const bits = { "1": true, "0": false } as const;
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** SSL of an RDS instance is off until it is opened (ModifyDBInstanceSSL); what a copy takes over is not visible. */
export function rdsTls(doc: Doc, engine: Fact<string>, copy: boolean): Fact<boolean> {
  const unwritten: Fact<boolean> = copy ? unknown("not-visible", `the SSL setting that ${doc.name} takes over`, doc.at) : off(doc);
  const on = isAbsent(doc.body, "ssl_enabled")
    ? word(doc.body, "ssl_action", actions, unwritten)
    : word(doc.body, "ssl_enabled", bits, unwritten);
  return chain(on, (open): Fact<boolean> => {
    if (!open) return known(false, on.state === "known" ? on : undefined);
    return chain(engine, (spelled): Fact<boolean> => {
      if (isPostgres(spelled)) return everyEntryAsksForSsl(doc);
      if (spelled === "mariadb") return unknown("not-in-format", "enforcement of SSL", doc.at);
      return word(doc.body, "force_encryption", bits, unknown("computed", "force_encryption", doc.at));
    });
  });
}

/** An entry of type `hostssl` matches connections under SSL only; any other sort lets plain ones in, unless it turns them away. */
function everyEntryAsksForSsl(doc: Doc): Fact<boolean> {
  const entries = blocks(doc.body, "pg_hba_conf");
  if (entries.items.length === 0 && entries.open.length === 0)
    return unknown("not-visible", "pg_hba_conf, which the code does not set", doc.at);
  const answers = entries.items.map((entry): Fact<boolean> => {
    if (entry.doubt !== undefined) return unknownBecause(entry.doubt, entry.at);
    if (written(entry, "method") === "reject") return known(false);
    return word(
      entry,
      "type",
      { host: true, hostnossl: true, hostssl: false },
      unknown("unexpected-value", "entry without type", entry.at),
    );
  });
  const plain = strictest([...answers, ...entries.open.map((why) => unknownBecause(why))]);
  return chain(plain, (found) => known(!found, { at: plain.at ?? doc.at }));
}

/** PolarDB turns SSL on endpoint by endpoint and tells nowhere whether plain connections are refused. */
export function polardbTls(doc: Doc, endpoints: Many<Doc>): Fact<boolean> {
  const states = endpoints.items.map(({ body, at }) =>
    word(body, "ssl_enabled", { Enable: true, Update: true, Disable: false }, known(false, { basis: "default", at })),
  );
  const any = strictest([...states, ...endpoints.open.map((why) => unknownBecause(why))]);
  return chain(any, (on) => (on ? unknown("not-in-format", "enforcement of SSL", doc.at) : known(false, { basis: "default", at: doc.at })));
}

/** MongoDB: SSL must be open and forced. */
export function mongodbTls(doc: Doc): Fact<boolean> {
  const on = word(doc.body, "ssl_action", actions, off(doc));
  return chain(on, (open) =>
    open
      ? word(doc.body, "force_encryption", bits, unknown("computed", "force_encryption", doc.at))
      : known(false, on.state === "known" ? on : undefined),
  );
}
