/** Instances, clusters and their members, as RDS describes them. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, number, settled } from "../../../src/provider/read.ts";
import { not } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { isNamed } from "../named.ts";
import { LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { anyOf } from "../satellites.ts";
import { CLUSTER, clusterParameters, INSTANCE, instanceParameters, OPTIONS } from "./answers.ts";
import { audited, auditRetention, logsOf } from "./audit.ts";
import { LIVE_LOG_GROUP } from "./log-groups-live.ts";
import { logsOfMembers, memberFacts, memberLogs } from "./members.ts";
import { guardsIn, pending } from "./memberships-live.ts";
import { parametersTold } from "./parameters-live.ts";
import type { Parameters } from "./parameters.ts";
import { keyTold, serverTold, streamTold } from "./server-live.ts";
import { minTls, tlsRequired } from "./tls.ts";

const LOOKED_UP = [instanceParameters.yields, clusterParameters.yields, OPTIONS, LIVE_LOG_GROUP, ...LIVE_KEY_TYPES];

interface Form {
  readonly identifier: string;
  readonly arn: string;
  readonly port: string;
  readonly publicAccess: Fact<boolean>;
  readonly parameters: Parameters;
}

function relational(doc: Doc, { identifier, arn, port, publicAccess, parameters }: Form, links: Links): Database {
  const { body } = doc;
  const server = serverTold(doc, identifier, parameters, links);
  const encrypted = boolean(body, "StorageEncrypted", owed(body, "StorageEncrypted"));
  const audit = audited(server);
  return {
    role: "both",
    engine: server.engine,
    port: number(body, port, owed(body, port)),
    publicAccess,
    allowList: closed([]),
    guards: guardsIn(body),
    platformWideAccess: notOffered["database/platform-wide-access"],
    // It stands in a VPC, so that without a public address it is reached from inside alone.
    privateEndpoint: not(publicAccess),
    audited: audit,
    auditRetention: auditRetention(server, audit),
    logsConnections: logsOf("log_connections", server),
    logsDisconnections: logsOf("log_disconnections", server),
    logsDuration: logsOf("log_duration", server),
    encrypted,
    customerKey: keyTold(doc, encrypted, links),
    tlsRequired: tlsRequired(server),
    minTls: minTls(server),
    deletionProtected: boolean(body, "DeletionProtection", owed(body, "DeletionProtection")),
    ...awsBase("database", doc, { named: identifier, handles: [identifier, arn] }),
  };
}

const STATUS = "ParameterApplyStatus";
const isPublic = ({ body }: Doc): Fact<boolean> => boolean(body, "PubliclyAccessible", owed(body, "PubliclyAccessible"));

function ownParameters(member: Doc, links: Links): Parameters {
  const waiting = pending(member.body, "DBParameterGroups", STATUS);
  return parametersTold(member, instanceParameters, links, { pending: waiting, setAlone: true });
}

/** An instance, or a member of a cluster, which leaves most to the cluster. */
export const instanceLive = defineMapper({
  provider: "aws",
  reads: INSTANCE,
  kinds: ["database"],
  also: LOOKED_UP,
  map: (doc, _, links): Database => {
    if (isNamed(doc.body, "DBClusterIdentifier")) {
      const named = { named: "DBInstanceIdentifier", handles: ["DBInstanceIdentifier", "DBInstanceArn"] };
      const parameters = ownParameters(doc, links);
      return { ...memberFacts(isPublic(doc), (name) => memberLogs(name, parameters)), ...awsBase("database", doc, named) };
    }
    const waiting = pending(doc.body, "DBParameterGroups", STATUS);
    const parameters = parametersTold(doc, instanceParameters, links, { pending: waiting });
    const form = { identifier: "DBInstanceIdentifier", arn: "DBInstanceArn", port: "Endpoint.Port" };
    return relational(doc, { ...form, publicAccess: isPublic(doc), parameters }, links);
  },
});

export const clusterLive = defineMapper({
  provider: "aws",
  reads: CLUSTER,
  kinds: ["database"],
  identity: ["DBClusterIdentifier"],
  with: { members: attached(INSTANCE, "DBClusterIdentifier") },
  also: LOOKED_UP,
  map: (doc, { members }, links): Database => {
    const waiting = pending(doc.body, "DBClusterMembers", "DBClusterParameterGroupStatus");
    const parameters = parametersTold(doc, clusterParameters, links, { pending: waiting });
    const form = { identifier: "DBClusterIdentifier", arn: "DBClusterArn", port: "Port" };
    const database = relational(doc, { ...form, publicAccess: reach(doc, members), parameters }, links);
    return logsOfMembers(database, {
      members: members.items.map((member) => ownParameters(member, links)),
      doubts: members.open.map((why): Fact<boolean> => unknownBecause(why)),
      streamed: streamTold(doc),
    });
  },
});

/** Multi-AZ DB clusters have the switch themselves, all others on each member. No member of DocumentDB is ever public. */
function reach(doc: Doc, members: Many<Doc>): Fact<boolean> {
  if (settled(doc.body.get("Engine")) === "docdb") return known(false, { basis: "platform" });
  const own = isAbsent(doc.body, "PubliclyAccessible") ? undefined : isPublic(doc);
  return own ?? anyOf(members, isPublic);
}
