import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Instant, LastUse } from "../../../src/model/instant.ts";
import { text } from "../../../src/provider/read.ts";
import { written } from "../base.ts";

/** Native types of the documents about users and the account. */
export const USER = "ims.User";
export const PROFILE = "ims.LoginProfile";
export const MFA = "ims.MFADevice";
export const KEY = "ims.AccessKey";
export const LAST_USE = "ims.AccessKeyLastUsed";
export const PREFERENCE = "ims.SecurityPreference";
export const ROOT_MFA = "ims.AccountMFAInfo";
export const REPORT = "ims.AccountSecurityPracticeReport";
export const ROW = "ims.CredentialReportRow";

/** A time of an answer, owed. */
export function instantAt(body: MapValue, path: string): Fact<Instant> {
  const time = text(body, path, unknown("owed", path, body.at));
  return time.state === "known" && !isTime(time.value) ? unknown("owed", path, body.at) : time;
}

/** The time of a last use, which the API leaves out, or empty, where there was none. */
export function lastUseAt(body: MapValue, path: string): Fact<LastUse> {
  if (written(body, path) === undefined) return known("never", { at: body.at });
  const time = text(body, path, unknown("owed", path, body.at));
  if (time.state !== "known") return time;
  return /^(-|N\/A)$/.test(time.value) ? known("never", { at: time.at }) : instantAt(body, path);
}

function isTime(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(value);
}
