/** How a call can fail, whatever the cloud. The kind decides what follows: another try, a gap, or "there is none". */
import type { Text } from "../model/text.ts";
import { because, type Unknown } from "../model/unknown.ts";

export type FailureKind =
  /** The identity lacks a permission. */
  | "denied"
  /** Too many requests: tried again, slower. */
  | "throttled"
  /** The other side or the way to it fails: 5xx, time-out, a page of a proxy. Tried again. */
  | "unavailable"
  /** The answer came and is not what this operation answers. Tried again, because a cut-off answer is of this kind. */
  | "malformed"
  /** The thing asked about is not there, or no longer. */
  | "gone"
  /** The service is not to be had here: a region not enabled, a service not activated, a feature not in this cloud. */
  | "unsupported"
  /** The request was refused as wrong, or for a reason this scanner does not know. */
  | "rejected"
  /** A better source was to answer in place of direct calls, and does not hold enough. */
  | "insufficient"
  /** The user ended the scan. */
  | "interrupted"
  /** The operation is not among those declared: nothing was sent. */
  | "not-declared";

export interface Failure {
  readonly kind: FailureKind;
  /** The cloud's own word, never its message: messages of some SDKs carry keys and signatures. */
  readonly code: string;
  /** How long the other side asks to wait, ms. */
  readonly retryAfter?: number;
}

export function failure(kind: FailureKind, code: string, retryAfter?: number): Failure {
  return retryAfter === undefined ? { kind, code } : { kind, code, retryAfter };
}

/** Whether trying again can help. */
export function isTransient({ kind }: Failure): boolean {
  return kind === "throttled" || kind === "unavailable" || kind === "malformed";
}

/** Why the facts that hung on a failed call are not known. `permissions`: what the call needs. */
export function reasonOf(failed: Failure, operation: string, permissions: readonly string[]): Unknown {
  switch (failed.kind) {
    case "denied":
      return because("denied", permissions.length === 0 ? operation : permissions.join(", "));
    case "interrupted":
      return because("interrupted", operation);
    default:
      return because("call-failed", `${operation} (${failed.code})`);
  }
}

const said: Readonly<Record<FailureKind, Text>> = {
  denied: { en: "was refused", zh: "被拒绝" },
  throttled: { en: "was throttled to the last try", zh: "多次重试后仍被限流" },
  unavailable: { en: "could not be reached", zh: "无法连通" },
  malformed: { en: "answered with something this scanner does not know", zh: "返回了本工具无法识别的内容" },
  gone: { en: "found that what it asked about is gone", zh: "所查询的对象已不存在" },
  unsupported: { en: "is not to be had there", zh: "在该处不可用" },
  rejected: { en: "was rejected", zh: "请求未被接受" },
  insufficient: { en: "does not hold all that was to be read from it", zh: "所含内容不足以作为读取来源" },
  interrupted: { en: "was interrupted", zh: "已中断" },
  "not-declared": { en: "is not on the list of permitted operations and was not sent", zh: "不在允许的操作清单内，未发送" },
};

/** What happened, without subject: `was refused`. */
export function saying(kind: FailureKind): Text {
  return said[kind];
}
