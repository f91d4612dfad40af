/** What is asked about the users of an account and about the account itself, and who reads it. */
import type { Call } from "../../../src/provider/call.ts";
import { isJson, textOf, type Json } from "../../../src/provider/json.ts";
import { objectsAt } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { marked } from "../paging.ts";
import { accessKeyLive } from "./access-key-live.ts";
import { accountLive } from "./account-live.ts";
import { KEY, LAST_USE, MFA, PREFERENCE, PROFILE, REPORT, ROOT_MFA, USER } from "./answers.ts";
import { reportCall } from "./credential-report.ts";
import { userLive } from "./user-live.ts";

const by = "UserPrincipalName";

/** The id of a key is half of a credential: documents are named by its last characters. */
const ending = (key: unknown): string => textOf(key).slice(-4);

/** An answer about the account as a whole. */
function ofAccount(operation: string, yields: string, holds: string, lists: readonly "account"[] = []): Call {
  return {
    ...listed(`ims.${operation}`, { yields, items: "", id: "", covers: "account", lists }),
    find: (body) => (body[holds] === undefined ? undefined : [{ id: "account", body, path: "" }]),
  };
}

export const calls: readonly Call[] = [
  ofAccount("GetAccountMFAInfo", ROOT_MFA, "IsMFAEnable", ["account"]),
  ofAccount("GetAccountSecurityPracticeReport", REPORT, "AccountSecurityPracticeInfo", ["account"]),
  ofAccount("GetSecurityPreference", PREFERENCE, "SecurityPreference"),
  reportCall,
  listed("ims.ListUsers", {
    yields: USER,
    items: "Users.User",
    id: by,
    covers: "account",
    pages: marked,
    lists: ["user", "access-key"],
    includes: [PROFILE, MFA, KEY],
    strip: ["Email", "MobilePhone", "Comments"],
  }),
  about("ims.GetLoginProfile", {
    of: USER,
    yields: PROFILE,
    from: by,
    holds: "LoginProfile",
    none: { codes: ["EntityNotExist.User.LoginProfile", "EntityNotExist.LoginProfile"], body: { LoginProfile: { Status: "None" } } },
  }),
  about("ims.GetUserMFAInfo", {
    of: USER,
    yields: MFA,
    from: by,
    holds: "MFADevice",
    none: { codes: ["EntityNotExist.User.MFADevice", "EntityNotExist.MFADevice"], body: { MFADevice: {} } },
  }),
  about("ims.ListAccessKeys", {
    of: USER,
    yields: KEY,
    from: by,
    find: (body, request) => {
      const keys = objectsAt(body, "AccessKeys.AccessKey");
      if (keys?.some((key) => textOf(key["AccessKeyId"]) === "") === true) return undefined;
      return keys?.map((key, index) => ({
        id: `${textOf(request[by])}/${ending(key["AccessKeyId"])}`,
        body: key,
        plus: { [by]: textOf(request[by]) },
        path: `AccessKeys.AccessKey[${String(index)}]`,
      }));
    },
  }),
  {
    ...about("ims.GetAccessKeyLastUsed", { of: KEY, yields: LAST_USE, from: "AccessKeyId", as: "UserAccessKeyId" }),
    ask: ([key]) => (key === undefined ? undefined : { UserPrincipalName: key[by], UserAccessKeyId: key["AccessKeyId"] }),
    about: (request: Json) => lastUseOf(request),
    find: (body, request) => (isJson(body["AccessKeyLastUsed"]) ? [{ ...lastUseOf(request), body, path: "" }] : undefined),
  },
];

function lastUseOf(request: Json): { readonly id: string; readonly plus: Json } {
  const key = textOf(request["UserAccessKeyId"]);
  return { id: `${textOf(request[by])}/${ending(key)}`, plus: { AccessKeyId: key } };
}

export const mappers = [userLive, accessKeyLive, accountLive];
