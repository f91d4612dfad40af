import { describe, expect, it } from "vitest";
import type { KindName } from "../../../src/model/kinds.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { ACCOUNT, answer, refused, REGION } from "./estate-answers.ts";

function only(kind: KindName, ...answers: readonly RecordedAnswer[]): object {
  const set = { provider: "alicloud", cloud: "alicloud-cn", account: ACCOUNT, region: REGION, time: "2026-01-01T00:00:00Z" } as const;
  const found = recordedIn({ ...set, answers, listed: [] }).mapped.resources.filter((each) => each.kind === kind);
  if (found.length !== 1) throw new Error(`${String(found.length)} of ${kind}`);
  return found[0] as object;
}

const known = (value: unknown): object => ({ state: "known", value });
const denied = (subject: string): object => ({ state: "unknown", why: { code: "denied", subject } });

const named = answer("sls.ListLogStores", { count: 1, total: 1, logstores: ["actiontrail_all-events"] }, { project: "audit" });
const unlisted = refused("sls.ListLogStores", "Unauthorized", { project: "audit" }, 403);
const about = { project: "audit", logstore: "actiontrail_all-events" };
const store = (body: object): RecordedAnswer => answer("sls.GetLogStore", body, about);

describe("log stores", () => {
  it.each([
    ["their days", { ttl: 30 }, known(30), known(false)],
    ["ever", { ttl: 3650 }, known("forever"), known(false)],
    [
      "their days, with a key of the service",
      { ttl: 30, encrypt_conf: { enable: true, encrypt_type: "default" } },
      known(30),
      known(false),
    ],
    [
      "their days, with a key of the tenant",
      { ttl: 30, encrypt_conf: { enable: true, user_cmk_info: { cmk_key_id: "key-1" } } },
      known(30),
      known(true),
    ],
    ["a time that is not told", { ttl: "" }, { state: "unknown" }, known(false)],
  ])("keep logs for %s", (_, body, retention, customerKey) => {
    expect(only("log-store", named, store(body))).toMatchObject({ retention, customerKey, aliases: ["audit/actiontrail_all-events"] });
  });

  it("are there, though nothing may be asked about them", () => {
    expect(only("log-store", named, refused("sls.GetLogStore", "Unauthorized", about, 403))).toMatchObject({
      retention: denied("log:GetLogStore"),
      presence: known(true),
    });
  });

  it("of a project that may not be listed are one of which nothing is known", () => {
    expect(only("log-store", unlisted)).toMatchObject({ name: "audit", retention: denied("log:ListLogStores"), aliases: [] });
  });
});

describe("trails", () => {
  const trail = (SlsProjectArn: string): RecordedAnswer =>
    answer("actiontrail.DescribeTrails", { TrailList: [{ Name: "all-events", OssBucketName: "", SlsProjectArn }] });
  const arn = `acs:log:${REGION}:${ACCOUNT}:project/audit`;

  it("write to the log store that the service makes for them", () => {
    expect(only("audit-trail", trail(arn), named)).toMatchObject({
      destinations: { items: [{ store: known("audit/actiontrail_all-events"), retention: { state: "not-applicable" } }] },
    });
  });

  it.each([
    ["the project may not be listed", arn, denied("log:ListLogStores")],
    ["the project is not named as they are", "audit", { state: "unknown", why: { code: "unexpected-value" } }],
  ])("write to a store that is not known where %s", (_, project, to) => {
    expect(only("audit-trail", trail(project), unlisted)).toMatchObject({ destinations: { items: [{ store: to }] } });
  });
});
