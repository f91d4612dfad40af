import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { known, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { PublicAccessBlock, PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { closed, flatMapMany, present, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { settled, word } from "../../../src/provider/read.ts";
import { armTypes } from "../arm-types.ts";

/** Words of a container's access level, of both formats: whether anybody may read. */
const accessLevels = { private: false, none: false, blob: true, container: true } as const;

/** A container in the form of Azure Resource Manager; the level not written is `None`. */
export function armContainer(body: MapValue, presence: Fact<true>, absent: Fact<boolean>): PublicGrant {
  const name = settled(body.get("name"));
  const label = typeof name === "string" ? name : "container";
  const open = word(body, "properties.publicAccess", accessLevels, absent);
  return { presence, ...(body.at === undefined ? undefined : { at: body.at }), label, channel: "container", open };
}

/** A container of either format, private where no level is written. */
export function grantOf(doc: Doc): PublicGrant {
  const absent = known(false, { basis: "default", at: doc.at });
  if (doc.type === armTypes.container) return armContainer(doc.body, doc.presence, absent);
  const open = word(doc.body, "container_access_type", accessLevels, absent);
  return { presence: doc.presence, at: doc.at, label: doc.name, channel: "container", open };
}

/** Containers whose parent is the blob service, which in turn belongs to the account. */
export function behindService(services: Many<Doc>, links: Links): Many<Doc> {
  return flatMapMany(services, (service) => links.attached(service, [armTypes.container], ["parent_id"], []));
}

/** The container `$web` behind the endpoint of a static website. */
export function staticWebsite(presence: Fact<true>, at: At | undefined): PublicGrant {
  return { presence, ...(at === undefined ? undefined : { at }), label: "$web", channel: "website", open: known(true, { at }) };
}

/** The switch of the account: off, no container is public whatever its level. A website is not stopped by it. */
export function accountSwitch(permitted: Fact<boolean>): Many<PublicAccessBlock> {
  return closed([{ presence: present, level: "store", stops: ["container"], on: mapFact(permitted, (yes) => !yes) }]);
}
