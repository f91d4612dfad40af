import { known } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed, present } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";

const noNetwork = notOffered["database/dynamodb-network"];

export const table = defineMapper({
  provider: "aws",
  reads: "aws_dynamodb_table",
  kinds: ["database"],
  map: (doc): Database => ({
    ...awsBase("database", doc, { handles: ["name", "arn"] }),
    role: "both",
    engine: known("dynamodb", { basis: "platform" }),
    port: noNetwork,
    publicAccess: noNetwork,
    allowList: closed([{ addresses: noNetwork, presence: present }]),
    guards: closed([{ group: noNetwork, presence: present }]),
  }),
});
