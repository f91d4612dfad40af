import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, unknown, type Fact } from "../../../src/model/fact.ts";
import { blocks, boolean, isAbsent, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { notOffered } from "../clouds.ts";
import { imageSort } from "./image-sort.ts";
import { inherited } from "./launch-template.ts";

/** A machine in no vSwitch is one of the classic network (`alicloud_instance`, vswitch_id). */
export function legacyPlatform(doc: Doc, template: Fact<Doc | null>): Fact<boolean> {
  const classic: Fact<boolean> = known(true, { basis: "default", at: doc.at });
  const unsaid =
    template.state === "known" && template.value !== null ? unknown("not-visible", "the network of the launch template") : classic;
  return inherited(doc, template, networkOf, unsaid);
}

function networkOf({ body, at }: Doc): Fact<boolean> | undefined {
  if (written(body, "vswitch_id") !== undefined) return known(false, { at: body.placeOf("vswitch_id") });
  const [first] = blocks(body, "network_interfaces").items;
  if (first !== undefined || !isAbsent(body, "network_interfaces")) return known(false, { at: first?.at ?? at });
  if (written(body, "network_type") === undefined) return undefined;
  return word(body, "network_type", { classic: true, vpc: false }, unknown("unexpected-value", "network_type", at));
}

/** Off by default; preemptible machines and subscriptions have no such switch. */
export function releaseProtected({ body, at }: Doc): Fact<boolean> {
  const spot = word(
    body,
    "spot_strategy",
    { NoSpot: false, SpotWithPriceLimit: true, SpotAsPriceGo: true },
    known(false, { basis: "default" }),
  );
  const own = boolean(body, "deletion_protection", known(false, { basis: "default", at }));
  return chain(spot, (preemptible) =>
    preemptible ? notOffered["virtual-machine/spot-deletion"] : deletionProtected(body, own, ["instance_charge_type"]),
  );
}

const strategies = { Active: true, Deactive: false } as const;

/** The agent of Security Center comes with public images alone; for machines that say nothing no default is documented. */
export function protectionAgent(doc: Doc, template: Fact<Doc | null>): Fact<boolean> {
  const path = "security_enhancement_strategy";
  const active = inherited<boolean>(
    doc,
    template,
    ({ body }) => (written(body, path) === undefined ? undefined : word(body, path, strategies, known(false))),
    unknown("not-visible", `${path}, which has no documented default`, doc.at),
  );
  return chain(active, (on) => (on ? mapFact(imageSort(doc, template), () => true) : known(false, { at: active.at })));
}
