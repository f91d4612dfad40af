/** Which IPv6 addresses of machines the internet reaches: those for which bandwidth was bought. */
import type { Doc } from "../../../src/iac/document.ts";
import { isMap } from "../../../src/iac/value.ts";
import { chain, mapFact, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Call } from "../../../src/provider/call.ts";
import type { Links } from "../../../src/provider/link.ts";
import { list, settled } from "../../../src/provider/read.ts";
import { owedNumber, owedWord } from "../answered.ts";
import { listed } from "../asking.ts";
import { written } from "../base.ts";
import { numbered } from "../paging.ts";
import { IPV6 } from "./answers.ts";

export const ipv6Call: Call = listed("vpc.DescribeIpv6Addresses", {
  yields: IPV6,
  items: "Ipv6Addresses.Ipv6Address",
  id: "Ipv6AddressId",
  pages: numbered({ items: "Ipv6Addresses.Ipv6Address", size: 50 }),
});

/** One answer for each IPv6 address of a network interface. */
export function ipv6Public(face: Doc, links: Links): readonly Fact<boolean>[] {
  const sets = list(face.body, "Ipv6Sets.Ipv6Set");
  return [
    ...sets.items.map((each): Fact<boolean> => {
      const set = settled(each);
      const address = isMap(set) ? set.get("Ipv6Address") : undefined;
      return address === undefined
        ? unknown("owed", "Ipv6Sets.Ipv6Set[].Ipv6Address", face.at)
        : chain(links.target(face, address, [IPV6], ["Ipv6Address"]), isPublic);
    }),
    ...sets.open.map((why) => unknownBecause(why)),
  ];
}

/** `NetworkType` sums up whether bandwidth was bought, and the bandwidth itself stands beside it. */
function isPublic({ body }: Doc): Fact<boolean> {
  const bandwidth =
    written(body, "Ipv6InternetBandwidth.Bandwidth") === undefined
      ? []
      : [mapFact(owedNumber(body, "Ipv6InternetBandwidth.Bandwidth"), (megabits) => megabits > 0)];
  return strictest([owedWord(body, "NetworkType", { Public: true, Private: false }), ...bandwidth]);
}
