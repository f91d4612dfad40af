import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, list, number, settled, text, valueAt, word } from "../../../src/provider/read.ts";
import { both, not } from "../all-of.ts";
import { owed } from "../answers.ts";
import { toldBy } from "../answered.ts";
import { keyPathOf } from "../audit-trail/destinations.ts";
import { awsBase } from "../base.ts";
import { LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { BUCKET, LIFECYCLE } from "../object-store/answers.ts";
import { liveLifecycleOf } from "../object-store/lifecycle-live.ts";
import { retentionUnder } from "../object-store/lifecycle.ts";
import { keptByGroup, LIVE_LOG_GROUP } from "./log-groups-live.ts";
import { parametersTold } from "./parameters-live.ts";
import { switchAt } from "./parameters.ts";
import { CLUSTER, LOGGING, parameterSource } from "./redshift-answers.ts";
import { everyCluster } from "./redshift.ts";
import { guardsIn, pending } from "./memberships-live.ts";
import { keyTold } from "./server-live.ts";

const off: Fact<boolean> = known(false, { basis: "default" });
const ACTIVITY = "useractivitylog";
const destinations = { s3: "s3", cloudwatch: "cloudwatch" } as const;

export const redshiftLive = defineMapper({
  provider: "aws",
  reads: CLUSTER,
  kinds: ["database"],
  identity: ["ClusterIdentifier"],
  with: { logging: attached(LOGGING, "ClusterIdentifier") },
  also: [parameterSource.yields, BUCKET, LIFECYCLE, LIVE_LOG_GROUP, ...LIVE_KEY_TYPES],
  map: (doc, { logging }, links): Database => {
    const { body } = doc;
    const waiting = pending(body, "ClusterParameterGroups", "ParameterApplyStatus");
    const parameters = parametersTold(doc, parameterSource, links, { pending: waiting });
    const publicAccess = boolean(body, "PubliclyAccessible", owed(body, "PubliclyAccessible"));
    const encrypted = boolean(body, "Encrypted", owed(body, "Encrypted"));
    const logged = toldBy(logging, "redshift.DescribeLoggingStatus", writesActivity);
    const audited = both(logged, switchAt(parameters, "enable_user_activity_logging", off));
    return {
      ...everyCluster,
      port: number(body, "Endpoint.Port", owed(body, "Endpoint.Port")),
      publicAccess,
      guards: guardsIn(body),
      privateEndpoint: not(publicAccess),
      audited,
      auditRetention: retentionOf(doc, audited, logging, links),
      encrypted,
      customerKey: keyTold(doc, encrypted, links),
      tlsRequired: switchAt(parameters, "require_ssl", off),
      ...awsBase("database", doc, { named: "ClusterIdentifier", handles: ["ClusterIdentifier", "ClusterNamespaceArn"] }),
    };
  },
});

/** The answer leaves the sort of destination out for buckets, which take all logs; log groups take those that are chosen. */
function destinationOf({ body }: Doc): Fact<"s3" | "cloudwatch"> {
  return word(body, "LogDestinationType", destinations, known("s3", { basis: "default" }));
}

function writesActivity(logging: Doc): Fact<boolean> {
  const on = boolean(logging.body, "LoggingEnabled", owed(logging.body, "LoggingEnabled"));
  return chain(on, (is): Fact<boolean> => {
    if (!is) return on;
    return chain(destinationOf(logging), (where): Fact<boolean> => {
      const { items, open } = list(logging.body, "LogExports");
      if (where === "s3" || items.some((one) => settled(one) === ACTIVITY)) return known(true, { at: logging.at });
      return open[0] === undefined ? known(false, { at: logging.at }) : unknownBecause(open[0], logging.at);
    });
  });
}

function retentionOf(doc: Doc, audited: Fact<boolean>, logging: Many<Doc>, links: Links): Fact<Retention> {
  return chain(audited, (on): Fact<Retention> => {
    if (!on) return known(0, audited.state === "known" ? audited : undefined);
    return toldBy(logging, "redshift.DescribeLoggingStatus", (status) =>
      chain(destinationOf(status), (where) =>
        where === "cloudwatch" ? keptByGroup(doc, `/aws/redshift/cluster/${doc.name}/${ACTIVITY}`, links) : keptInBucket(status, links),
      ),
    );
  });
}

/** A bucket of another account cannot be seen. */
function keptInBucket(status: Doc, links: Links): Fact<Retention> {
  const { value } = valueAt(status.body, "BucketName");
  if (value === undefined) return owed(status.body, "BucketName");
  const bucket = links.target(status, value, [BUCKET], ["Name"]);
  if (bucket.state !== "known") return bucket;
  // Without a prefix the answer leaves it out.
  return chain(text(status.body, "S3KeyPrefix", known("")), (prefix) =>
    retentionUnder(liveLifecycleOf(bucket.value, links), keyPathOf(prefix)),
  );
}
