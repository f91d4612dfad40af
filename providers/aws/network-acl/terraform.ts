import { unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { NetworkAcl } from "../../../src/model/kinds/network-acl.ts";
import { closed, flatMapMany, mapMany, union } from "../../../src/model/many.ts";
import { attached, defineMapper, target } from "../../../src/provider/mapper.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { awsBase } from "../base.ts";
import { allowAll, inlineEntries, splitEntry } from "./entries.ts";

const ENTRY = "aws_network_acl_rule";

/** Inline and split entries count together. What no entry allows is denied, so an ACL without entries lets nothing through. */
const acl = defineMapper({
  provider: "aws",
  reads: "aws_network_acl",
  kinds: ["network-acl"],
  with: { entries: attached(ENTRY, "network_acl_id") },
  map: (doc, { entries }, links): NetworkAcl => ({
    semantics: "first-match",
    rules: union([
      inlineEntries(doc, "ingress", links),
      inlineEntries(doc, "egress", links),
      mapMany(entries, (entry) => splitEntry(entry, links)),
    ]),
    ...awsBase("network-acl", doc, { handles: ["id"] }),
  }),
});

/** The default ACL of a VPC, taken over by the code: only what is written here is left in it. Entries may also name it through the VPC. */
const adoptedAcl = defineMapper({
  provider: "aws",
  reads: "aws_default_network_acl",
  kinds: ["network-acl"],
  with: { entries: attached(ENTRY, "network_acl_id"), network: target("aws_vpc", "default_network_acl_id") },
  map: (doc, { entries, network }, links): NetworkAcl => {
    const throughVpc = flatMapMany(closed(network.items), (vpc) => links.attached(vpc, [ENTRY], ["network_acl_id"], []));
    return {
      semantics: "first-match",
      rules: union([
        inlineEntries(doc, "ingress", links),
        inlineEntries(doc, "egress", links),
        mapMany(union([entries, throughVpc]), (entry) => splitEntry(entry, links)),
      ]),
      ...awsBase("network-acl", doc, { handles: ["id"] }),
    };
  },
});

/** The default ACL of a VPC that no code takes over. It is there all the same, and allows everything. */
const defaultAcl = defineMapper({
  provider: "aws",
  reads: "aws_vpc",
  kinds: ["network-acl"],
  with: { adopters: attached("aws_default_network_acl", "default_network_acl_id"), entries: attached(ENTRY, "network_acl_id") },
  map: (doc, { adopters, entries }, links): readonly NetworkAcl[] => {
    if (adopters.items.some((adopter) => adopter.presence.state === "known")) return [];
    const doubts = [...adopters.open, ...adopters.items.flatMap(({ presence }) => (presence.state === "unknown" ? [presence.why] : []))];
    const base = awsBase("network-acl", doc, { part: "default-network-acl" });
    return [
      {
        semantics: "first-match",
        rules: union([closed([allowAll("ingress"), allowAll("egress")]), mapMany(entries, (entry) => splitEntry(entry, links))]),
        ...base,
        aliases: [],
        name: `${base.name} (default network ACL)`,
        presence: doubtful(doc.presence, doubts[0]),
      },
    ];
  },
});

function doubtful(presence: Fact<true>, why: Unknown | undefined): Fact<true> {
  return presence.state === "known" && why !== undefined ? unknownBecause(why) : presence;
}

export const mappers = [acl, adoptedAcl, defaultAcl];
