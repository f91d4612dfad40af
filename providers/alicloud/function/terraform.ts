import type { MapValue } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { CloudFunction } from "../../../src/model/kinds/function.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { alicloudBase, written } from "../base.ts";
import { isSet } from "../satellites.ts";

const services = ["alicloud_fc_service"];

/** Logs go where a project and a log store are both named; nothing written: nowhere. */
function logged(body: MapValue): Fact<boolean> {
  return chain(isSet(body, "log_config.project"), (named) =>
    named ? isSet(body, "log_config.logstore") : known(false, { basis: "default", at: body.at }),
  );
}

const current = defineMapper({
  provider: "alicloud",
  reads: "alicloud_fcv3_function",
  kinds: ["function"],
  identity: ["function_name", "id"],
  map: (doc): CloudFunction => ({
    logged: logged(doc.body),
    traced: unknown("not-in-format", "tracing of a function", doc.at),
    ...alicloudBase("function", doc, { named: ["function_name"] }),
  }),
});

/** Functions of version 2 log and trace as their service does. */
const ofService = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_fc_function", "alicloud_fcv2_function"],
  kinds: ["function"],
  also: services,
  map: (doc, _joined, links): CloudFunction => {
    const service = serviceOf(doc, links);
    return {
      logged: chain(service, ({ body }) => logged(body)),
      traced: chain(service, ({ body }) => isSet(body, "tracing_config.type")),
      ...alicloudBase("function", doc, { named: ["function_name", "name"] }),
    };
  },
});

function serviceOf(doc: Doc, links: Links): Fact<Doc> {
  const named = written(doc.body, "service") ?? written(doc.body, "service_name") ?? null;
  const service = links.target(doc, named, services, ["name", "id"]);
  return service.state === "known" && service.value.presence.state === "unknown"
    ? unknownBecause(service.value.presence.why, doc.at)
    : service;
}

export const mappers = [current, ofService];
