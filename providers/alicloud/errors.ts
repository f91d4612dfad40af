import { failure, type Failure } from "../../src/provider/failure.ts";

const THROTTLED = /Throttling|QpsLimit|TooManyRequests|FlowControl|Rejected\.Throttling/i;
const UNSUPPORTED =
  /NotSupportedEndpoint|UnsupportedOperation|UserDisable|NotOpen|NotActivated|NotEnabled|ServiceNotOpen|UnsupportedRegion|InvalidRegionId|NotSupport/i;
const DENIED =
  /NoPermission|Forbidden|AccessDenied|Unauthorized|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSecurityToken|PermissionDenied/i;
const UNAVAILABLE = /ServiceUnavailable|InternalError|Timeout|ECONN|EPIPE|EAI_AGAIN|socket/i;
const MALFORMED = /SyntaxError|ParseError|UnexpectedAnswer|MissingCode/i;
const GONE = /NotFound|NotExist|NoSuch/i;

/** What an error code of Alibaba Cloud means. Codes are dotted, from the general to the particular, and differ between products. */
export function failureOf(code: string, status: number): Failure {
  if (THROTTLED.test(code) || status === 429) return failure("throttled", code);
  if (UNSUPPORTED.test(code)) return failure("unsupported", code);
  if (DENIED.test(code)) return failure("denied", code);
  if (UNAVAILABLE.test(code) || status >= 500) return failure("unavailable", code);
  if (MALFORMED.test(code)) return failure("malformed", code);
  if (GONE.test(code)) return failure("gone", code);
  if (status === 401 || status === 403) return failure("denied", code);
  return failure(status === 404 ? "gone" : "rejected", code);
}
