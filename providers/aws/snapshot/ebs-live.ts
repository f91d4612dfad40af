import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Snapshot } from "../../../src/model/kinds/snapshot.ts";
import type { Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { boolean, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { everyoneIn, namedIn } from "../permissions-live.ts";
import { BLOCK, SHARES, SNAPSHOT } from "./answers.ts";

export const ebsSnapshotLive = defineMapper({
  provider: "aws",
  reads: SNAPSHOT,
  kinds: ["snapshot"],
  identity: ["SnapshotId"],
  with: { shares: attached(SHARES, "SnapshotId"), block: sameRegion(BLOCK) },
  map: (doc, { shares, block }): Snapshot => ({
    public: shared(shares, block),
    sharedWith: namedIn(shares, "CreateVolumePermissions", ["UserId"]),
    encrypted: boolean(doc.body, "Encrypted", owed(doc.body, "Encrypted")),
    ...awsBase("snapshot", doc, { named: "SnapshotId", handles: ["SnapshotId"] }),
  }),
});

const states = { "block-all-sharing": true, "block-new-sharing": false, unblocked: false } as const;

/** Sharing with everyone is undone by a region that blocks all sharing; blocking only new sharing undoes nothing. */
function shared(shares: Many<Doc>, block: Many<Doc>): Fact<boolean> {
  const open = everyoneIn(shares, "CreateVolumePermissions");
  if (open.state === "known" && !open.value) return open;
  const [setting] = block.items;
  const blocked: Fact<boolean> =
    setting === undefined
      ? unknownBecause(block.open[0] ?? because("not-listed", "ec2.GetSnapshotBlockPublicAccessState"))
      : word(setting.body, "State", states, owed(setting.body, "State"));
  if (blocked.state === "known" && blocked.value) return known(false, blocked);
  return chain(blocked, () => open);
}
