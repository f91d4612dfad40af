import { describe, expect, it } from "vitest";
import { providerNamed } from "../../support/recorded.ts";
import { balancers } from "./parity/balancers.ts";
import { clusters } from "./parity/clusters.ts";
import { compute } from "./parity/compute.ts";
import { databases } from "./parity/databases.ts";
import { edge } from "./parity/edge.ts";
import { further } from "./parity/further.ts";
import { machines } from "./parity/machines.ts";
import { network } from "./parity/network.ts";
import { securityGroups } from "./parity/security-groups.ts";
import { services } from "./parity/services.ts";
import { inCode, isOpen, running } from "./parity/situation.ts";
import { stores } from "./parity/stores.ts";

const situations = [
  ...machines,
  ...compute,
  ...network,
  ...securityGroups,
  ...balancers,
  ...stores,
  ...databases,
  ...services,
  ...edge,
  ...clusters,
  ...further,
];

describe("a thing in code and the same thing running", () => {
  it.each(situations)("$kind: $name", (situation) => {
    const [code, live, { differs = {} }] = [inCode(situation), running(situation), situation];
    const told = Object.keys(code).filter((fact) => !(fact in differs));
    const pick = (facts: typeof code): typeof code => Object.fromEntries(told.map((fact) => [fact, facts[fact]]));
    expect(pick(live)).toEqual(pick(code));
    // A difference is that one side cannot know, never that both know otherwise.
    for (const fact of Object.keys(differs)) expect([fact, isOpen(code[fact]) || isOpen(live[fact])]).toEqual([fact, true]);
  });

  it("is shown for every kind that both sides have", () => {
    const { mappers } = providerNamed("alicloud");
    const isCode = (type: string): boolean => type.startsWith("alicloud_");
    const of = (wanted: boolean): ReadonlySet<string> =>
      new Set(mappers.filter(({ reads }) => [reads].flat().some((type) => isCode(type) === wanted)).flatMap(({ kinds }) => kinds));
    const both = [...of(true)].filter((kind) => of(false).has(kind)).sort();
    expect([...new Set(situations.map(({ kind }) => kind))].sort()).toEqual(both);
  });
});
