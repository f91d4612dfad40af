import { providerNamed } from "../../support/recorded.ts";
import { answeringSession } from "../../support/answering.ts";
import { faultSuite } from "../../support/fault-suite.ts";
import { ACCOUNT, estate, REGION } from "./estate.ts";

const { calls, failureOf } = providerNamed("aws");

faultSuite({
  name: "aws",
  calls,
  // A bucket in us-east-1, one without access logs, an account without queues.
  mayBeEmpty: ["s3.GetBucketLocation", "s3.GetBucketLogging", "sqs.ListQueues"],
  session: (fault) =>
    answeringSession({
      provider: "aws",
      cloud: "aws",
      account: ACCOUNT,
      regions: [REGION],
      everyRegion: true,
      home: REGION,
      answers: estate,
      failureOf,
      ...(fault === undefined ? {} : { fault }),
    }),
});
