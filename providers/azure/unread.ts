import { because } from "../../src/model/unknown.ts";
import type { Estate } from "../../src/provider/session.ts";
import type { CloudRow } from "./clouds.ts";
import type { Subscription } from "./subscriptions.ts";

type Gap = Estate["gaps"][number];

/** What a scan of some subscriptions reads and leaves unread. */
export interface Wanted {
  readonly read: readonly Subscription[];
  /** Seen, but switched off. */
  readonly closed: readonly Subscription[];
  /** Asked for or expected, and not to be seen. */
  readonly hidden: readonly string[];
}

export function unreadSubscriptions({ closed, hidden }: Wanted, { name }: CloudRow): readonly Gap[] {
  return [
    ...hidden.map((id): Gap => ({
      why: because("denied", "Microsoft.Resources/subscriptions/read"),
      text: { en: `The identity does not see the subscription ${id}.`, zh: `该身份看不到订阅 ${id}。` },
      scope: `azure/${name}/${id}`,
    })),
    ...closed.map(({ id, state }): Gap => ({
      why: because("not-listed", `subscription ${id}`),
      text: { en: `The subscription ${id} was not read, because it is ${state}.`, zh: `订阅 ${id} 的状态为 ${state}，未读取。` },
      scope: `azure/${name}/${id}`,
    })),
  ];
}
