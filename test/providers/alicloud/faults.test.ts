import { answeringSession } from "../../support/answering.ts";
import { faultSuite } from "../../support/fault-suite.ts";
import { providerNamed } from "../../support/recorded.ts";
import { ACCOUNT, estate, REGION } from "./estate.ts";

const { calls, failureOf } = providerNamed("alicloud");

faultSuite({
  name: "alicloud",
  calls,
  session: (fault) =>
    answeringSession({
      provider: "alicloud",
      cloud: "alicloud-cn",
      account: ACCOUNT,
      regions: [REGION],
      everyRegion: true,
      home: REGION,
      answers: estate,
      failureOf,
      ...(fault === undefined ? {} : { fault }),
    }),
});
