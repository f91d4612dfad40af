/** CloudTrail Lake as the API answers it. */
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { AuditTrail } from "../../../src/model/kinds/audit-trail.ts";
import { closed, present } from "../../../src/model/many.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, number, valueAt, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { customerKeyLive, LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { STORE, STORE_ENTRY } from "./answers.ts";
import { inAnswers, recordedBy, type Recorded } from "./selectors.ts";

/** Whether a store takes in events in a state; in the last one it waits for its deletion. */
const states = {
  CREATED: true,
  ENABLED: true,
  STARTING_INGESTION: true,
  STOPPING_INGESTION: false,
  STOPPED_INGESTION: false,
  PENDING_DELETION: false,
} as const;

export const eventDataStoreLive = defineMapper({
  provider: "aws",
  reads: STORE,
  kinds: ["audit-trail"],
  identity: ["EventDataStoreArn"],
  also: [STORE_ENTRY, ...LIVE_KEY_TYPES],
  map: (doc, _, links): AuditTrail => {
    const { body, at } = doc;
    const unread: Fact<boolean> = owed(body, inAnswers.advanced);
    const selectors: Recorded = isAbsent(body, inAnswers.advanced)
      ? { management: unread, reads: unread, writes: unread }
      : recordedBy(doc, inAnswers);
    const key = valueAt(body, "KmsKeyId");
    return {
      recordedAccount: known(accountRef(doc.scope, "aws")),
      managementEvents: selectors.management,
      allEvents: both(selectors.reads, selectors.writes),
      integrityValidated: notOffered["audit-trail/event-data-store-integrity"],
      // Without a key of the tenant the answer names none.
      customerKey: key.value === undefined ? known(false, { basis: "default", at }) : customerKeyLive(links, doc, key.value, key.at),
      toLogService: known(true, { basis: "platform" }),
      active: word(body, "Status", states, owed(body, "Status")),
      allRegions: boolean(body, "MultiRegionEnabled", owed(body, "MultiRegionEnabled")),
      destinations: closed([
        {
          store: unknown("not-visible", "the storage of the event data store", at),
          retention: number(body, "RetentionPeriod", owed(body, "RetentionPeriod")),
          presence: present,
          at,
          label: "event data store",
        },
      ]),
      ...awsBase("audit-trail", doc, { named: "Name", handles: ["EventDataStoreArn"] }),
    };
  },
});
