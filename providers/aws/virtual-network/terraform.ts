import { known } from "../../../src/model/fact.ts";
import type { VirtualNetwork } from "../../../src/model/kinds/virtual-network.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { flowLog } from "./flow-log.ts";
import { subnet } from "./subnet.ts";

const vpc = defineMapper({
  provider: "aws",
  reads: ["aws_vpc", "aws_default_vpc"],
  kinds: ["virtual-network"],
  map: (doc): VirtualNetwork => ({
    isDefault: known(doc.type === "aws_default_vpc"),
    ...awsBase("virtual-network", doc, { handles: ["id"] }),
  }),
});

export const mappers = [vpc, subnet, flowLog];
