import { known, unknown } from "../../../src/model/fact.ts";
import { ref, word } from "../../../src/provider/read.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";

const vpc = defineMapper({
  provider: "aws",
  reads: ["aws_vpc", "aws_default_vpc"],
  kinds: ["virtual-network"],
  map: (doc) => ({ ...awsBase("virtual-network", doc, { handles: ["id"] }), isDefault: known(doc.type === "aws_default_vpc") }),
});

const subnet = defineMapper({
  provider: "aws",
  reads: ["aws_subnet", "aws_default_subnet"],
  kinds: ["subnet"],
  map: (doc) => ({
    ...awsBase("subnet", doc, { handles: ["id"] }),
    network: ref(doc.body, "vpc_id", unknown("not-visible", "the default network")),
    securityGroup: known(null, { basis: "platform" }),
  }),
});

const traffic = { ALL: "all", ACCEPT: "accepted", REJECT: "rejected" } as const;

/** A flow log in code is active once applied. `traffic_type` is required for a VPC, a subnet and an interface. */
const flowLog = defineMapper({
  provider: "aws",
  reads: "aws_flow_log",
  kinds: ["flow-log"],
  map: (doc) => ({
    ...awsBase("flow-log", doc),
    target: ref(
      doc.body,
      "vpc_id",
      ref(
        doc.body,
        "subnet_id",
        ref(doc.body, "eni_id", ref(doc.body, "transit_gateway_id", unknown("unexpected-value", "flow log without a target", doc.at))),
      ),
    ),
    active: known(true, { basis: "default", at: doc.at }),
    traffic: word(doc.body, "traffic_type", traffic, unknown("unexpected-value", "flow log without traffic_type", doc.at)),
  }),
});

export const mappers = [vpc, subnet, flowLog];
