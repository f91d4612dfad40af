import { failure, type Failure } from "../../src/provider/failure.ts";

const DENIED =
  /Authorization|Forbidden|AccessDenied|InvalidAuthenticationToken|ExpiredAuthenticationToken|Unauthorized|LinkedAuthorizationFailed/i;
const THROTTLED = /TooManyRequests|Throttl|RateLimit|OperationNotAllowed429/i;
const UNSUPPORTED =
  /NoRegisteredProviderFound|MissingSubscriptionRegistration|InvalidApiVersionParameter|InvalidResourceType|NotSupported|DisallowedProvider|SubscriptionNotRegistered|FeatureNotSupported/i;
const GONE = /NotFound/i;
const MALFORMED = /SyntaxError|ParseError|UnexpectedAnswer/i;

/** What an error code of Azure Resource Manager means. */
export function failureOf(code: string, status: number): Failure {
  if (THROTTLED.test(code) || status === 429) return failure("throttled", code);
  if (UNSUPPORTED.test(code)) return failure("unsupported", code);
  if (DENIED.test(code) || status === 401 || status === 403) return failure("denied", code);
  if (MALFORMED.test(code)) return failure("malformed", code);
  if (GONE.test(code) || status === 404) return failure("gone", code);
  return failure(status >= 500 || status === 408 ? "unavailable" : "rejected", code);
}
