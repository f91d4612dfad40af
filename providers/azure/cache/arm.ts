import { known, type Fact } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, word } from "../../../src/provider/read.ts";
import { absentIn, armBase, armIdentity, childrenListed, isLive, itemsOf, unwritten } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { satellites } from "../satellites.ts";
import { allOn, ifThere, not } from "../switches.ts";
import { minimumTls } from "../tls.ts";

const minimum = "properties.minimumTlsVersion";
const plainPort = "properties.enableNonSslPort";

/** What a template that names no minimum gets has changed over the years. */
const redis = defineMapper({
  provider: "azure",
  reads: armTypes.redis,
  kinds: ["cache"],
  identity: armIdentity,
  map: (doc) => ({
    encrypted: known(true, { basis: "platform", at: doc.at }),
    tlsRequired: not(boolean(doc.body, plainPort, absentIn(doc, plainPort, known(false, { basis: "default", at: doc.at })))),
    minTls: minimumTls(doc.body, minimum, unwritten(doc, minimum)),
    ...armBase("cache", doc),
  }),
});

const protocols = { Encrypted: true, Plaintext: false } as const;

const enterprise = defineMapper({
  provider: "azure",
  reads: armTypes.redisEnterprise,
  kinds: ["cache"],
  identity: armIdentity,
  also: [armTypes.redisEnterpriseDatabase],
  map: (doc, _, links) => {
    const written = satellites(doc, links, [armTypes.redisEnterpriseDatabase], ["parent_id"]);
    const databases = isLive(doc) ? itemsOf(childrenListed(written, "database"), armTypes.redisEnterpriseDatabase) : written;
    const on: Fact<boolean> = known(true, { basis: "default", at: doc.at });
    return {
      encrypted: known(true, { basis: "platform", at: doc.at }),
      tlsRequired: allOn([
        on,
        ...databases.items.map((each) =>
          not(ifThere(each.presence, not(word<boolean>(each.body, "properties.clientProtocol", protocols, on)))),
        ),
        ...databases.open.map((why): Fact<boolean> => ({ state: "unknown", why })),
      ]),
      minTls: minimumTls(doc.body, minimum, unwritten(doc, minimum)),
      ...armBase("cache", doc),
    };
  },
});

export const mappers = [redis, enterprise];
