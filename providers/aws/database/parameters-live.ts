/** Parameter groups as the APIs list them: every parameter with the value in force, of which a few decide. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { detail, type Detail } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asText, blocks, isAbsent, settled, text } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { byMarker, named, wanted } from "../calls.ts";
import type { Parameters } from "./parameters.ts";

const DECIDE = new Set([
  ...["audit_logs", "audit_trail", "neptune_enable_audit_log", "pgaudit.log", "shared_preload_libraries"],
  ...["server_audit_logging", "server_audit_events", "enable_user_activity_logging"],
  ...["log_connections", "log_disconnections", "log_duration"],
  ...["rds.force_ssl", "rds.tls10", "rds.tls11", "require_secure_transport", "require_ssl"],
  ...["ssl_min_protocol_version", "tls", "tls_version"],
]);

/** Member that listings add to a database, for the name of its parameter group. */
export const GROUP = "ParameterGroup";

/** Where the parameters of a database are told. */
export interface ParameterSource {
  readonly operation: string;
  readonly permission: string;
  readonly of: string;
  readonly yields: string;
  /** Member of the request that names the group. */
  readonly as: string;
}

/** Asks for the parameters of each group in use, once. */
export function parametersCall({ operation, permission, of, yields, as }: ParameterSource): Detail {
  const about = named(as);
  return detail({
    provider: "aws",
    operation,
    permissions: [permission],
    of,
    yields,
    about,
    ask: ([subject]) => (textOf(subject?.[GROUP]) === "" ? undefined : { [as]: subject?.[GROUP] }),
    pages: byMarker,
    find: wanted(about, "Parameters", decisive),
  });
}

function decisive({ ParameterName, ParameterValue, Source }: Json): Json | undefined {
  return DECIDE.has(textOf(ParameterName).toLowerCase()) ? { ParameterName, ParameterValue, Source } : undefined;
}

interface Reading {
  /** Whether values that were set wait for a restart. */
  readonly pending?: Fact<boolean>;
  /** Members of clusters: what the tenant did not set himself is as the cluster has it. */
  readonly setAlone?: true;
}

/** A parameter that is listed without a value is as the engine has it. */
export function parametersTold(doc: Doc, { yields, as, operation }: ParameterSource, links: Links, reading: Reading = {}): Parameters {
  const family: Fact<string | null> = known(null, { basis: "default" });
  const { pending = known(false) } = reading;
  if (pending.state === "unknown") return { family, get: () => pending };
  if (pending.state === "known" && pending.value) {
    return { family, get: (name) => unknown("not-visible", `${name} until the restart that the parameter group waits for`, doc.at) };
  }
  if (isAbsent(doc.body, GROUP) || settled(doc.body.get(GROUP)) === "") return { family, get: () => owed(doc.body, GROUP) };
  const pages = links.attached(doc, [yields], [as], [GROUP]);
  const [doubt] = pages.open;
  if (pages.items.length === 0) {
    return { family, get: () => (doubt === undefined ? unknown("not-listed", operation, doc.at) : unknownBecause(doubt, doc.at)) };
  }
  return { family, get: (name) => valueIn(pages.items, name, reading.setAlone === true) };
}

function valueIn(pages: readonly Doc[], name: string, setAlone: boolean): Fact<string | null> {
  const lists = pages.map(({ body }) => (isAbsent(body, "Parameters") ? owed(body, "Parameters") : blocks(body, "Parameters")));
  for (const list of lists) {
    if ("state" in list) return list;
    const found = list.items.find((each) => asText(settled(each.get("ParameterName")) ?? "")?.toLowerCase() === name);
    if (found === undefined) continue;
    const source = setAlone ? text(found, "Source", owed(found, "Source")) : known("user");
    if (source.state !== "known") return source;
    const unset = source.value !== "user" || isAbsent(found, "ParameterValue");
    return unset ? known(null, { basis: "default" }) : text(found, "ParameterValue", owed(found, "ParameterValue"));
  }
  const [why] = lists.flatMap((list) => ("state" in list ? [] : list.open));
  return why === undefined ? known(null, { basis: "default", at: pages[0]?.at }) : unknownBecause(why);
}
