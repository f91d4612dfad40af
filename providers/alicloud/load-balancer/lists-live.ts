/** Whether an access list stands before a running application listener. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { isAbsent } from "../../../src/provider/read.ts";
import { owedWord, saidBy } from "../answered.ts";
import { written } from "../base.ts";
import { APPLICATION_ATTRIBUTE } from "./questions.ts";

/** A listener with a white list has addresses that are asked for nowhere yet; one without any has none, and one that blocks is as good as none. */
export function listsOf(listener: Doc, links: Links): readonly ReturnType<typeof because>[] {
  const found = links.attached(listener, [APPLICATION_ATTRIBUTE], ["ListenerId"], ["ListenerId"]);
  const sort = saidBy(found, "alb.GetListenerAttribute", ({ body, at }): Fact<boolean> => {
    if (isAbsent(body, "ListenerProtocol")) return unknown("owed", "AclConfig", at);
    return written(body, "AclConfig.AclType") === undefined
      ? known(false, { at })
      : owedWord(body, "AclConfig.AclType", { White: true, Black: false });
  });
  if (sort.state === "unknown") return [sort.why];
  return sort.state === "known" && sort.value ? [because("not-listed", "alb.ListAclEntries", listener.at)] : [];
}
