/** Snapshots of databases as RDS lists them, those of DocumentDB and Neptune among them. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Snapshot } from "../../../src/model/kinds/snapshot.ts";
import { closed, flatMapMany, opened, type Many } from "../../../src/model/many.ts";
import type { Value } from "../../../src/iac/value.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper, type Mapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, list, settled } from "../../../src/provider/read.ts";
import { sharedWith } from "../../../src/provider/shares.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { byMarker, perDocument, perRegion } from "../calls.ts";

/** `DB` or `DBCluster`, by which all names of the two sorts differ. */
interface Sort {
  readonly of: "DB" | "DBCluster";
  readonly encrypted: string;
}

const sorts: readonly Sort[] = [
  { of: "DB", encrypted: "Encrypted" },
  { of: "DBCluster", encrypted: "StorageEncrypted" },
];
const type = ({ of }: Sort): string => `rds.${of}Snapshot`;
const attributes = ({ of }: Sort): string => `rds.${of}SnapshotAttributes`;
const identifier = ({ of }: Sort): string => `${of}SnapshotIdentifier`;

/** Snapshots that the service takes by itself cannot be shared; those that are taken by hand, or by a plan, can. */
const AUTOMATED = "automated";

export const databaseSnapshotCalls: readonly Call[] = sorts.flatMap((sort): readonly Call[] => [
  perRegion(`rds.Describe${sort.of}Snapshots`, {
    permission: `rds:Describe${sort.of}Snapshots`,
    yields: type(sort),
    items: `${sort.of}Snapshots`,
    id: identifier(sort),
    pages: byMarker,
    lists: ["snapshot"],
  }),
  perDocument(`rds.Describe${sort.of}SnapshotAttributes`, {
    permission: `rds:Describe${sort.of}SnapshotAttributes`,
    of: type(sort),
    yields: attributes(sort),
    from: identifier(sort),
    as: identifier(sort),
    holds: `${sort.of}SnapshotAttributesResult`,
    unwrapped: true,
    when: ({ SnapshotType }) => SnapshotType !== AUTOMATED,
  }),
]);

export const databaseSnapshotsLive: readonly Mapper[] = sorts.map((sort) =>
  defineMapper({
    provider: "aws",
    reads: type(sort),
    kinds: ["snapshot"],
    identity: [identifier(sort)],
    with: { shares: attached(attributes(sort), identifier(sort)) },
    map: (doc, { shares }): Snapshot => {
      const restorers = settled(doc.body.get("SnapshotType")) === AUTOMATED ? closed([]) : restorersIn(doc, shares, sort);
      return {
        public: strictest([
          ...restorers.items.map((each): Fact<boolean> => known(settled(each) === "all", { at: doc.at })),
          ...restorers.open.map((why) => unknownBecause(why, doc.at)),
        ]),
        sharedWith: sharedWith({ ...restorers, items: restorers.items.filter((each) => settled(each) !== "all") }, doc),
        encrypted: boolean(doc.body, sort.encrypted, owed(doc.body, sort.encrypted)),
        ...awsBase("snapshot", doc, { named: identifier(sort), handles: [identifier(sort), `${sort.of}SnapshotArn`] }),
      };
    },
  }),
);

/** Values of the attribute `restore`: accounts, or `all`. */
function restorersIn(doc: Doc, shares: Many<Doc>, sort: Sort): Many<Value> {
  const member = `${sort.of}SnapshotAttributes`;
  if (shares.items.length === 0) return opened([], because("not-listed", `rds.Describe${member}`, doc.at), ...shares.open);
  return flatMapMany(shares, ({ body, at }) => {
    if (isAbsent(body, member)) return opened<Value>([], because("owed", member, at));
    const { items, open } = blocks(body, member);
    const restore = items.find((each) => settled(each.get("AttributeName")) === "restore");
    if (restore === undefined) return opened<Value>([], ...(open.length > 0 ? open : [because("owed", "restore", at)]));
    return isAbsent(restore, "AttributeValues")
      ? opened<Value>([], because("owed", "AttributeValues", at))
      : list(restore, "AttributeValues");
  });
}
