import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed, opened } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { asText, boolean, factOf, isAbsent, text, valueAt, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { guardsNamed } from "../guards-live.ts";
import { keptByGroup, LIVE_LOG_GROUP } from "./log-groups-live.ts";
import { DOMAIN, NAME } from "./search-answers.ts";
import { admittedBy, everyDomain, policyVersions, type Reach } from "./search-domain.ts";
import { keyTold } from "./server-live.ts";

export const searchDomainLive = defineMapper({
  provider: "aws",
  reads: DOMAIN,
  kinds: ["database"],
  also: [NAME, LIVE_LOG_GROUP, ...LIVE_KEY_TYPES],
  map: (doc, _, links): Database => {
    const { body } = doc;
    const encrypted = boolean(body, "EncryptionAtRestOptions.Enabled", owed(body, "EncryptionAtRestOptions.Enabled"));
    const endpoint = "DomainEndpointOptions";
    const fineGrained = boolean(body, "AdvancedSecurityOptions.Enabled", owed(body, "AdvancedSecurityOptions.Enabled"));
    const audited = both(publishes(doc), fineGrained);
    return {
      ...everyDomain,
      ...reachOf(doc),
      engine: engineOf(doc),
      audited,
      auditRetention: retentionOf(doc, audited, links),
      encrypted,
      customerKey: keyTold(doc, encrypted, links, "EncryptionAtRestOptions.KmsKeyId"),
      tlsRequired: boolean(body, `${endpoint}.EnforceHTTPS`, owed(body, `${endpoint}.EnforceHTTPS`)),
      minTls: word(body, `${endpoint}.TLSSecurityPolicy`, policyVersions, owed(body, `${endpoint}.TLSSecurityPolicy`)),
      ...awsBase("database", doc, { named: "DomainName", handles: ["DomainName", "ARN"] }),
    };
  },
});

function engineOf({ body }: Doc): Fact<string> {
  const version = text(body, "EngineVersion", owed(body, "EngineVersion"));
  return chain(version, (name): Fact<string> => {
    const engine = /^(opensearch|elasticsearch)_/i.exec(name)?.[1]?.toLowerCase();
    return engine === undefined ? unknown("unexpected-value", `EngineVersion = ${name}`, version.at) : known(engine, version);
  });
}

/** The answer has no VPC for a domain on a public endpoint; its policy, empty or not, it always has. */
function reachOf(doc: Doc): Reach {
  const { body, at } = doc;
  const policy = valueAt(body, "AccessPolicies");
  if (!isAbsent(body, "VPCOptions.VPCId")) {
    const inside = text(body, "VPCOptions.VPCId", known(""));
    const whereInside = (value: boolean): Fact<boolean> =>
      inside.state !== "known" ? inside : inside.value === "" ? owed(body, "VPCOptions.VPCId") : known(value, { at });
    return {
      publicAccess: whereInside(false),
      privateEndpoint: whereInside(true),
      allowList: closed([]),
      guards: guardsNamed(body, "VPCOptions.SecurityGroupIds"),
    };
  }
  if (policy.value === undefined) {
    const missing = owed(body, "AccessPolicies");
    return { publicAccess: missing, privateEndpoint: missing, allowList: opened([], missing.why), guards: opened([], missing.why) };
  }
  return {
    publicAccess: known(true, { at }),
    privateEndpoint: known(false, { at }),
    allowList: policy.value === "" ? closed([]) : admittedBy(policy.value, doc, "AccessPolicies"),
    guards: closed([]),
  };
}

const AUDIT = "LogPublishingOptions.AUDIT_LOGS";

/** The answer leaves out logs that were never published. */
function publishes({ body, at }: Doc): Fact<boolean> {
  if (isAbsent(body, "EngineVersion")) return owed(body, AUDIT);
  return isAbsent(body, AUDIT) ? known(false, { basis: "default", at }) : boolean(body, `${AUDIT}.Enabled`, owed(body, `${AUDIT}.Enabled`));
}

const GROUP_NAME = /:log-group:([^:]+)/;

function retentionOf(doc: Doc, audited: Fact<boolean>, links: Links): Fact<Retention> {
  return chain(audited, (on): Fact<Retention> => {
    if (!on) return known(0, audited.state === "known" ? audited : undefined);
    const path = `${AUDIT}.CloudWatchLogsLogGroupArn`;
    const { value, at } = valueAt(doc.body, path);
    if (value === undefined) return owed(doc.body, path);
    return chain(
      factOf(value, path, (arn) => GROUP_NAME.exec(asText(arn) ?? "")?.[1], at),
      (name) => keptByGroup(doc, name, links),
    );
  });
}
