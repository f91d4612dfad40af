/** What Systems Manager knows of a running machine, and whether it can be terminated by mistake. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { boolean, isAbsent, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";

const pings = { Online: true, ConnectionLost: false, Inactive: false } as const;
const running = { running: true, stopped: false, stopping: false, pending: false } as const;

/** A machine that does not run cannot answer, which says nothing about its agent. */
export function managementAgent(body: MapValue, managed: Many<Doc>): Fact<boolean> {
  const [told] = managed.items;
  if (told === undefined && managed.open[0] !== undefined) return unknownBecause(managed.open[0], body.at);
  const answers: Fact<boolean> =
    told === undefined ? known(false, { at: body.at }) : word(told.body, "PingStatus", pings, owed(told.body, "PingStatus"));
  if (answers.state !== "known" || answers.value) return answers;
  const runs = word(body, "State.Name", running, owed(body, "State.Name"));
  return chain(runs, (on) => (on ? answers : unknown("not-visible", "the agent of a machine that is not running", body.at)));
}

/** Patch Manager keeps the last operation of each machine that it has ever worked on. A mere scan installs nothing, and may follow an installation. */
export function automaticPatching(doc: Doc, patches: Many<Doc>): Fact<boolean> {
  if (patches.open[0] !== undefined) return unknownBecause(patches.open[0], doc.at);
  if (patches.items.length === 0) return unknown("not-listed", "ssm.DescribeInstancePatchStates", doc.at);
  const state = patches.items.find(({ body }) => !isAbsent(body, "Operation"));
  if (state === undefined) return known(false, { at: doc.at });
  const installed = word(state.body, "Operation", { Install: true, Scan: false }, owed(state.body, "Operation"));
  return chain(installed, (yes) =>
    yes ? installed : unknown("not-visible", "installations before the last scan for patches", installed.at),
  );
}

export function protectedBy(doc: Doc, answers: Many<Doc>): Fact<boolean> {
  const [answer] = answers.items;
  if (answer === undefined) return unknownBecause(answers.open[0] ?? because("not-listed", "ec2.DescribeInstanceAttribute"), doc.at);
  const path = "DisableApiTermination.Value";
  return boolean(answer.body, path, owed(answer.body, path));
}
