import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { blocks } from "../../../src/provider/read.ts";
import { isLacking, owedWord, saidBy } from "../answered.ts";
import { written } from "../base.ts";
import { isPostgres } from "./parameters.ts";

/** How the engines spell that SSL is on. */
const switches = { Yes: true, on: true, "1": true, No: false, off: false, "0": false } as const;

/** SSL that is on refuses plain connections only where encryption is forced; PostgreSQL leaves that to the entries of pg_hba. */
export function rdsTlsLive(answers: Many<Doc>, hba: Many<Doc>, engine: Fact<string>): Fact<boolean> {
  return saidBy(answers, "rds.DescribeDBInstanceSSL", ({ body, at }) => {
    if (isLacking(body, "SSLEnabled")) return known(false, { basis: "platform", at });
    const on = owedWord(body, "SSLEnabled", switches);
    return chain(on, (open): Fact<boolean> => {
      if (!open) return known(false, { at });
      return chain(engine, (name): Fact<boolean> => {
        if (isPostgres(name)) return saidBy(hba, "rds.DescribePGHbaConfig", everyEntryAsksForSsl);
        if (name === "mariadb") return unknown("not-visible", "enforcement of SSL", at);
        return owedWord(body, "ForceEncryption", { "1": true, "0": false });
      });
    });
  });
}

/** An entry of type `hostssl` matches connections under SSL only; any other sort lets plain ones in, unless it turns them away. */
function everyEntryAsksForSsl({ body, at }: Doc): Fact<boolean> {
  const outer = blocks(body, "RunningHbaItems");
  const [running] = outer.items;
  if (outer.open[0] !== undefined) return unknownBecause(outer.open[0], at);
  const entries = running === undefined ? undefined : blocks(running, "HbaItem");
  if (entries === undefined || (entries.items.length === 0 && entries.open.length === 0))
    return unknown("owed", "RunningHbaItems.HbaItem", at);
  const plain = strictest([...entries.items.map(letsPlainIn), ...entries.open.map((why) => unknownBecause(why))]);
  return chain(plain, (found) => known(!found, { at }));
}

/** Entries of type `local` are for the machine of the database itself. */
function letsPlainIn(entry: MapValue): Fact<boolean> {
  if (written(entry, "Method") === "reject") return known(false);
  return owedWord(entry, "Type", { host: true, hostnossl: true, hostssl: false, local: false });
}
