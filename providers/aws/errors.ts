import { failure, type Failure } from "../../src/provider/failure.ts";

const DENIED =
  /AccessDenied|Unauthorized|AuthFailure|Forbidden|NotAuthorized|InvalidClientTokenId|ExpiredToken|SignatureDoesNotMatch|UnrecognizedClient|AuthorizationError/i;
const THROTTLED =
  /Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|BandwidthLimitExceeded|ProvisionedThroughputExceeded|PriorRequestNotComplete|LimitExceededException/i;
const GONE = /NotFound|NoSuch|DoesNotExist|NonExistent/i;
const UNSUPPORTED = /OptInRequired|SubscriptionRequired|UnsupportedOperation|NotSupported|UnknownEndpoint|ENOTFOUND/;
const UNAVAILABLE =
  /InternalError|InternalFailure|ServiceUnavailable|ServiceException|Unavailable|Timeout|ECONN|EPIPE|EAI_AGAIN|socket|IncompleteSignature/i;
const MALFORMED = /SyntaxError|TypeError|ParseError|Deserialization|Malformed|UnexpectedAnswer/i;

/** What an error code of AWS means. The code decides before the status, because S3 and EC2 answer throttling with 503 and denial with 400. */
export function failureOf(code: string, status: number): Failure {
  if (THROTTLED.test(code) || status === 429) return failure("throttled", code);
  if (DENIED.test(code)) return failure("denied", code);
  if (UNSUPPORTED.test(code)) return failure("unsupported", code);
  if (GONE.test(code)) return failure("gone", code);
  if (UNAVAILABLE.test(code) || status >= 500) return failure("unavailable", code);
  if (MALFORMED.test(code)) return failure("malformed", code);
  if (status === 401 || status === 403) return failure("denied", code);
  return failure(status === 404 ? "gone" : "rejected", code);
}
