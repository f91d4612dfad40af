import { known } from "../../../src/model/fact.ts";
import type { LogStore } from "../../../src/model/kinds/log-store.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { customerKey, KEY_TYPES } from "../customer-key.ts";
import { retentionOf } from "./retention.ts";

const logGroup = defineMapper({
  provider: "aws",
  reads: "aws_cloudwatch_log_group",
  kinds: ["log-store"],
  also: KEY_TYPES,
  map: (doc, _, links): LogStore => ({
    retention: retentionOf(doc),
    // Without a key of the tenant the service encrypts with one of its own.
    customerKey: customerKey(doc, "kms_key_id", links, known(false, { basis: "default", at: doc.at })),
    ...awsBase("log-store", doc),
  }),
});

export const mappers = [logGroup];
