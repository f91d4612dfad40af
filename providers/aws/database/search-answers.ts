/** Which answers of OpenSearch tell about domains. */
import { detail, each, listing, type Call, type Found } from "../../../src/provider/call.ts";
import { itemsAt, textOf, type Json } from "../../../src/provider/json.ts";

export const NAME = "opensearch.DomainName";
export const DOMAIN = "opensearch.Domain";

function about({ DomainNames }: Json): readonly Pick<Found, "id" | "plus">[] {
  return (Array.isArray(DomainNames) ? DomainNames.map(textOf) : []).map((name) => ({ id: name, plus: { DomainName: name } }));
}

/** OpenSearch answers for domains of Elasticsearch too. */
export const searchCalls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "opensearch.ListDomainNames",
    permissions: ["es:ListDomainNames"],
    yields: NAME,
    covers: "region",
    find: each("DomainNames", "DomainName"),
    lists: ["database"],
  }),
  detail({
    provider: "aws",
    operation: "opensearch.DescribeDomains",
    permissions: ["es:DescribeDomains"],
    of: NAME,
    yields: DOMAIN,
    batch: 5,
    ask: (domains) => ({ DomainNames: domains.map(({ DomainName }) => DomainName) }),
    about,
    // A domain that was asked about and is not in the answer is owed with all that it has.
    find: (body, request) => {
      const told = itemsAt(body, "DomainStatusList");
      return told === undefined
        ? undefined
        : about(request).map((asked) => {
            const index = told.findIndex(({ DomainName }) => DomainName === asked.id);
            return { ...asked, body: told[index] ?? {}, path: index < 0 ? "" : `DomainStatusList[${String(index)}]` };
          });
    },
  }),
];
