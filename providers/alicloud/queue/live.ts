import type { MapValue } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Queue } from "../../../src/model/kinds/queue.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent, settled } from "../../../src/provider/read.ts";
import { saidBy, toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { isSet } from "../satellites.ts";
import { ATTRIBUTES, KAFKA, LISTED, OLD_ROCKET, QUEUE, questions, RABBIT, ROCKET, switches } from "./questions.ts";

export const calls: readonly Call[] = questions;

const queue = defineMapper({
  provider: "alicloud",
  reads: QUEUE,
  kinds: ["queue"],
  identity: ["QueueName"],
  with: { attributes: attached(ATTRIBUTES, "QueueName") },
  map: (doc, { attributes }): Queue => ({
    encrypted: tells(doc.body)
      ? encrypted(doc.body)
      : saidBy(attributes, "mns.GetQueueAttributes", ({ body, at }) => (tells(body) ? encrypted(body) : unknown("owed", switches[0], at))),
    ...alicloudBase("queue", doc, { named: ["QueueName"], handles: ["QueueName"] }),
  }),
});

const tells = (body: MapValue): boolean => switches.some((name) => !isAbsent(body, name));

/** Two members tell the same. Where they do not, neither is believed. */
function encrypted(body: MapValue): Fact<boolean> {
  const [first, second] = switches.filter((name) => !isAbsent(body, name)).map((name) => toggle(body, name));
  if (first === undefined) return unknown("owed", switches[0], body.at);
  if (second === undefined || first.state !== "known") return first;
  return second.state === "known" && second.value !== first.value
    ? unknown("unexpected-value", `${switches[0]} is not ${switches[1]}`, first.at)
    : second;
}

/** Instances of the other services; `ons.Instance` is RocketMQ 4, of whose disks nothing is told. */
const readers: Readonly<Record<string, (doc: Doc) => Fact<boolean>>> = {
  [ROCKET]: ({ body }) => toggle(body, "productInfo.storageEncryption"),
  [OLD_ROCKET]: ({ at }) => unknown("not-visible", "encryption of messages at rest", at),
  // The key is all that is told: without one the disks are not encrypted.
  [KAFKA]: ({ body, at }) => isSet(body, "KmsKeyId", known(false, { at })),
  [RABBIT]: ({ body }) => toggle(body, "EncryptedInstance"),
};

const instance = defineMapper({
  provider: "alicloud",
  reads: Object.keys(readers),
  kinds: ["queue"],
  identity: ["InstanceId", "instanceId"],
  also: [LISTED],
  map: (doc): readonly Queue[] => {
    // An instance that ended is told of for a while.
    if (["Status", "status"].some((name) => settled(doc.body.get(name)) === "RELEASED")) return [];
    const read = readers[doc.type];
    return [
      {
        encrypted: read === undefined ? unknown("not-listed", doc.type, doc.at) : read(doc),
        ...alicloudBase("queue", doc, {
          named: ["InstanceName", "instanceName", "Name"],
          handles: ["InstanceId", "instanceId"],
        }),
      },
    ];
  },
});

export const mappers = [queue, instance];
