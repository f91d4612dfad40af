import type { MapValue } from "../../../src/iac/value.ts";
import { known } from "../../../src/model/fact.ts";
import type { MachineDisk } from "../../../src/model/kinds/virtual-machine.ts";
import { mapMany, union, type Many } from "../../../src/model/many.ts";
import { blocks, presenceOf, settled } from "../../../src/provider/read.ts";

/**
 * The disks written in the named blocks. All are encrypted at rest whatever the code says: managed disks by the platform, and page blobs
 * (`vhd_uri`) by storage encryption, neither of which can be turned off.
 */
export function machineDisks(body: MapValue, names: readonly string[]): Many<MachineDisk> {
  return union(names.map((name) => mapMany(blocks(body, name), (block) => diskOf(block, name))));
}

function diskOf(block: MapValue, kind: string): MachineDisk {
  const name = settled(block.get("name"));
  return {
    presence: presenceOf(block),
    ...(block.at === undefined ? undefined : { at: block.at }),
    label: typeof name === "string" ? name : kind,
    encrypted: known(true, { basis: "platform", at: block.at }),
  };
}
