import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { blocks, isAbsent, settled, text } from "../../../src/provider/read.ts";
import { isLacking, owedWord, saidBy } from "../answered.ts";
import { written } from "../base.ts";
import { tenantKey } from "../service-keys.ts";

interface Answers {
  readonly tde: Many<Doc>;
  readonly keys: Many<Doc>;
  readonly aliases: Many<Doc>;
}

const switches = { Enabled: true, Disabled: false } as const;
const KEYS = "rds.DescribeDBInstanceEncryptionKey";
const TDE = "rds.DescribeDBInstanceTDE";

/** RDS encrypts by disk or by TDE. MariaDB has no TDE, and of its disks no answer tells. */
export function rdsEncryptionLive(
  answers: Answers,
  engine: Fact<string>,
): { readonly encrypted: Fact<boolean>; readonly customerKey: Fact<boolean> } {
  const disk = chain(engine, (name): Fact<boolean> =>
    name === "mariadb" ? unknown("not-visible", "the encryption of the disks of MariaDB") : saidBy(answers.keys, KEYS, diskEncrypted),
  );
  const none: Fact<boolean> = known(false, { basis: "platform" });
  const tde = chain(engine, (name) =>
    name === "mariadb"
      ? none
      : saidBy(answers.tde, TDE, ({ body }) => (isLacking(body, "TDEStatus") ? none : owedWord(body, "TDEStatus", switches))),
  );
  const encrypted = strictest([disk, tde]);
  const own = strictest([
    chain(disk, (on) => (on ? saidBy(answers.keys, KEYS, (doc) => diskKey(doc, answers.aliases)) : known(false, { at: disk.at }))),
    chain(tde, (on) => (on ? saidBy(answers.tde, TDE, tdeKey) : known(false, { at: tde.at }))),
  ]);
  return { encrypted, customerKey: chain(encrypted, (on) => (on ? own : known(false, { at: encrypted.at }))) };
}

/** The answer names the key of the disks, or none. A list of keys that is there and empty says that there is none, too. */
function diskEncrypted({ body, at }: Doc): Fact<boolean> {
  return chain(text(body, "EncryptionKey", known("")), (key): Fact<boolean> => {
    const listed = blocks(body, "EncryptionKeyList");
    if (key !== "" || listed.items.some((each) => written(each, "EncryptionKey") !== undefined)) return known(true, { at });
    if (listed.items.length > 0) return unknown("owed", "EncryptionKeyList.EncryptionKey", at);
    return isAbsent(body, "EncryptionKey") && isAbsent(body, "EncryptionKeyList")
      ? unknown("owed", "EncryptionKey", at)
      : known(false, { at });
  });
}

function diskKey({ body, at }: Doc, aliases: Many<Doc>): Fact<boolean> {
  const [key] = blocks(body, "EncryptionKeyList").items;
  if (key !== undefined && settled(key.get("KeyType")) === "ServiceKey") return known(false, { at });
  if (settled(body.get("EncryptionKey")) === "ServiceKey") return known(false, { at });
  return tenantKey(written(body, "EncryptionKey") === undefined ? (key ?? body) : body, "EncryptionKey", aliases);
}

/** Engines that take no key of the tenant leave the mode out. */
function tdeKey({ body, at }: Doc): Fact<boolean> {
  if (written(body, "TDEMode") === undefined) return unknown("not-visible", "TDEMode", at);
  return owedWord(body, "TDEMode", { Aliyun_Generate_Key: false, Customer_Provided_Key: true });
}
