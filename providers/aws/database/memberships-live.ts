/** What the memberships of a database tell: the security groups before it, and whether its parameter group is in force. */
import type { MapValue } from "../../../src/iac/value.ts";
import { known, strictest, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import { flatMapMany, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { blocks, isAbsent, text } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { guardsNamed } from "../guards-live.ts";

/** The security groups of a database in a VPC. */
export function guardsIn(body: MapValue): Many<DatabaseGuard> {
  if (isAbsent(body, "VpcSecurityGroups")) return opened([], because("owed", "VpcSecurityGroups", body.at));
  return flatMapMany(blocks(body, "VpcSecurityGroups"), (each) => guardsNamed(each, "VpcSecurityGroupId"));
}

/** Whether values were set that are not in force yet: most wait for a restart. */
export function pending(body: MapValue, list: string, member: string): Fact<boolean> {
  const waits = blocks(body, list).items.map((each): Fact<boolean> => {
    const status = text(each, member, owed(each, member));
    return status.state === "known" ? known(status.value !== "in-sync", status) : status;
  });
  return strictest(waits);
}
