import { failure, type Failure } from "../../src/provider/failure.ts";

const THROTTLED = /Throttling|QpsLimit|TooManyRequests|FlowControl|Rejected\.Throttling/i;
/**
 * None of these proves that there is nothing. `UserDisable` of OSS says that a bill is not paid, or that the account was blocked, and buckets are kept
 * meanwhile; `Inactive` of RAM comes for keys that are older than the service's activation, too; `InvalidOperation.NotSupportedEndpoint` says that
 * another host answers for the region, and ENOTFOUND that none is known. Services that were never activated are told apart by `activation.ts`.
 */
const UNSUPPORTED =
  /NotSupportedEndpoint|UnsupportedOperation|UserDisable|NotOpen|NotActivated|NotEnabled|UnsupportedRegion|InvalidRegionId|NotSupport|^InvalidA(ction|pi)\b|^Inactive$|^ENOTFOUND$/i;
/** NAS, KMS and others class a thing that is not there among what is forbidden: `Forbidden.KeyNotFound`. */
const GONE_OF_FORBIDDEN = /^Forbidden\.(?!User)\w+NotFound$/;
const DENIED =
  /NoPermission|Forbidden|AccessDenied|Unauthorized|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSecurityToken|PermissionDenied/i;
const UNAVAILABLE = /ServiceUnavailable|InternalError|Timeout|ECONN|EPIPE|EAI_AGAIN|socket/i;
const MALFORMED = /SyntaxError|ParseError|UnexpectedAnswer|MissingCode/i;
const GONE = /NotFound|NotExist|NoSuch/i;
/** Codes are words, and a status has a number. Anything else in their place is not repeated to anybody. */
const WORD = /^([A-Za-z][\w.-]{0,99}|HTTP \d{1,3})$/;

/** What an error code of Alibaba Cloud means. Codes are dotted, from the general to the particular, and differ between products. */
export function failureOf(word: string, status: number): Failure {
  const code = WORD.test(word) ? word : "UnreadableCode";
  if (THROTTLED.test(code) || status === 429) return failure("throttled", code);
  if (UNSUPPORTED.test(code)) return failure("unsupported", code);
  if (GONE_OF_FORBIDDEN.test(code)) return failure("gone", code);
  if (DENIED.test(code)) return failure("denied", code);
  if (UNAVAILABLE.test(code) || status >= 500) return failure("unavailable", code);
  if (MALFORMED.test(code)) return failure("malformed", code);
  if (GONE.test(code)) return failure("gone", code);
  if (status === 401 || status === 403) return failure("denied", code);
  return failure(status === 404 ? "gone" : "rejected", code);
}
