import { isList, type Value } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { structureOf } from "../../../src/iac/json-text.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { isAbsent, list, settled } from "../../../src/provider/read.ts";
import { owedText, saidBy, toggle } from "../answered.ts";
import { expectedLogs } from "./control-plane.ts";

/** Which logs of the control plane are off, the audit log of the API among them. Only managed clusters tell. */
export function missingLogsLive(cluster: Doc, logs: Many<Doc>, audits: Many<Doc>): Fact<readonly string[]> {
  return chain(owedText(cluster.body, "cluster_type"), (type): Fact<readonly string[]> => {
    if (type !== "ManagedKubernetes") return unknown("not-visible", "control-plane logs of this sort of cluster", cluster.at);
    return chain(saidBy(logs, "cs.CheckControlPlaneLogEnable", missingComponents), (missing) =>
      chain(
        saidBy(audits, "cs.GetClusterAuditProject", ({ body }) => toggle(body, "audit_enabled")),
        (on) => known(on ? missing : [...missing, "audit"], { at: cluster.at }),
      ),
    );
  });
}

/** The names come as a list, or as one text that is a JSON list. */
function missingComponents({ body, at }: Doc): Fact<readonly string[]> {
  if (isAbsent(body, "components")) return unknown("owed", "components", at);
  const { items, open } = list(body, "components");
  if (open[0] !== undefined) return unknownBecause(open[0], at);
  const on = new Set(items.flatMap(namesIn));
  return known(
    expectedLogs.filter((name) => !on.has(name)),
    { at },
  );
}

function namesIn(written: Value): readonly (Value | undefined)[] {
  const value = settled(written);
  const several = typeof value === "string" && value.startsWith("[") ? settled(structureOf(value)) : undefined;
  return isList(several) ? several.items.map(settled) : [value];
}
