import type { Doc } from "../../../src/iac/document.ts";
import { everyAddress, noAddresses } from "../../../src/model/addresses.ts";
import { known, mapFact } from "../../../src/model/fact.ts";
import type { AllowedAddresses, Database } from "../../../src/model/kinds/database.ts";
import { closed, flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { grantsToEverybody, statementsOf } from "../../../src/provider/policy.ts";
import { blocks, valueAt } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { guardsOf } from "./network.ts";
import { dialect } from "../policy-dialect.ts";

/**
 * OpenSearch and Elasticsearch domains answer on port 443. Inside a VPC the security groups stand before them; on a public endpoint the
 * access policy does, and a statement for everybody without an address or a network in it lets every address in.
 */
export const searchDomain = defineMapper({
  provider: "aws",
  reads: ["aws_opensearch_domain", "aws_elasticsearch_domain"],
  kinds: ["database"],
  identity: ["domain_name"],
  with: { policies: attached(["aws_opensearch_domain_policy", "aws_elasticsearch_domain_policy"], "domain_name") },
  map: (doc, { policies }): Database => {
    const inside = blocks(doc.body, "vpc_options");
    const base = {
      ...awsBase("database", doc, { named: "domain_name", handles: ["domain_name", "arn"] }),
      role: "both",
      engine: known(doc.type === "aws_opensearch_domain" ? "opensearch" : "elasticsearch", { basis: "platform" }),
      port: known(443, { basis: "platform" }),
    } as const;
    const isInside = inside.items.some((block) => block.doubt === undefined);
    if (isInside)
      return {
        ...base,
        publicAccess: known(false, { basis: "platform" }),
        allowList: closed([]),
        guards: guardsOf(doc, "vpc_options.security_group_ids"),
      };
    const doubts = [...inside.open, ...inside.items.flatMap(({ doubt }) => (doubt === undefined ? [] : [doubt]))];
    const [doubt] = doubts;
    if (doubt !== undefined)
      return { ...base, publicAccess: { state: "unknown", why: doubt }, allowList: opened([], doubt), guards: opened([], doubt) };
    return { ...base, publicAccess: known(true, { basis: "default" }), allowList: admitted(doc, policies), guards: closed([]) };
  },
});

function admitted(doc: Doc, policies: Many<Doc>): Many<AllowedAddresses> {
  const inline = valueAt(doc.body, "access_policies").value;
  return union([
    inline === undefined ? closed([]) : entriesOf(doc, "access_policies"),
    flatMapMany(policies, (policy) => entriesOf(policy, "access_policies")),
  ]);
}

function entriesOf(doc: Doc, path: string): Many<AllowedAddresses> {
  return mapMany(statementsOf(doc.body.get(path) ?? null), (statement) => ({
    addresses: mapFact(grantsToEverybody(statement, dialect), (open) => (open ? everyAddress : noAddresses)),
    presence: doc.presence,
    at: statement.at ?? doc.at,
    label: path,
  }));
}
