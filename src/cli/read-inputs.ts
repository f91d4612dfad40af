import type { Doc } from "../iac/document.ts";
import type { Reading } from "../iac/reader.ts";
import { diskTree } from "../iac/terraform/disk-tree.ts";
import { readTerraform } from "../iac/terraform/read.ts";
import { joined } from "../iac/terraform/tree.ts";
import { Positions } from "../model/at.ts";
import type { Listed } from "../model/inventory.ts";
import type { Scope } from "../model/resource.ts";
import { operationsOf } from "../provider/call.ts";
import { Listings } from "../provider/listings.ts";
import { readAnswers } from "../provider/recorded.ts";
import type { Provider } from "../provider/provider.ts";
import type { Gap } from "../result/gap.ts";
import type { Restored } from "../snapshot/read.ts";
import { readAnswerFile } from "./answer-files.ts";
import type { Read } from "./compose.ts";
import { findJsonFiles, holdsIn, type JsonFiles } from "./find-answers.ts";
import { openPlans, withPlans } from "./read-plans.ts";
import { readSnapshots } from "./snapshot-files.ts";
import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";

export interface Inputs {
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
  readonly variableFiles: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workspace?: string;
  /** The file that the scan is saved to: what an earlier scan left there is not read from a folder. */
  readonly save?: string;
}

/** What the inputs gave: documents to be mapped, and snapshots of what was mapped before. */
export interface ReadInputs extends Read {
  readonly snapshots: readonly Restored[];
}

/** What running accounts gave before, and the tables that everything read is entered in. */
export interface Live extends Pick<Reading, "docs" | "gaps" | "listed"> {
  readonly positions: Positions;
  readonly listings: Listings;
  /** Whether any account was asked, even if it gave nothing. */
  readonly any: boolean;
}

/** Takes documents that need nothing that comes later. */
export interface Taker {
  add(docs: readonly Doc[]): void;
  /** The scopes of what it took. */
  readonly scopes: ReadonlySet<Scope>;
}

/**
 * Reads everything a scan was pointed at. Throws a UsageError when a path leads nowhere or nothing at all is there to read.
 * `taker`: is given the documents of code as they are read, which are then not among those that come back. A plan needs the code beside it: there nothing is given away.
 */
export function readInputs(inputs: Inputs, providers: readonly Provider[], live: Live = nobody(), taker?: Taker): ReadInputs {
  for (const file of inputs.variableFiles) {
    if (diskTree.kindOf(file) === undefined) throw new UsageError(messages.fileMissing("--var-file", file));
  }
  const { positions, listings } = live;
  const { code, answers, plans: planFiles, snapshots: snapshotFiles } = sorted(inputs);
  const plans = openPlans(planFiles, diskTree, positions);
  const taken = planFiles.length > 0 ? undefined : taker;
  const take = taken === undefined ? {} : { take: (docs: readonly Doc[]) => taken.add(docs) };
  const written = code.length === 0 ? nothing : readTerraform({ ...inputs, paths: code, positions, planned: plans.planned, ...take });
  const declared = withPlans(written, { plans, paths: inputs.paths, tree: diskTree, positions, terraform: inputs });
  const recorded = answers.map((file) => readOne(file, providers, positions, listings));
  const files = declared.files + answers.length;
  const listed = [...live.listed, ...declared.listed, ...recorded.flatMap((each) => each.listed)];
  const docs = [...live.docs, ...declared.docs, ...recorded.flatMap((each) => each.docs)];
  const fromSources = [...live.gaps, ...declared.gaps, ...recorded.flatMap((each) => each.gaps)];
  const fresh = new Set([...(taken?.scopes ?? []), ...[...listed, ...docs, ...fromSources].flatMap(({ scope }) => scope ?? [])]);
  const snapshots = readSnapshots(snapshotFiles, diskTree, positions, fresh);
  const gaps = [...fromSources, ...snapshots.gaps];
  if (!live.any && files === 0 && gaps.length === 0 && snapshotFiles.length === 0)
    throw new UsageError(messages.nothingFound(inputs.paths));
  return {
    docs,
    gaps,
    listed,
    planned: declared.planned ?? [],
    files,
    lines: declared.lines,
    unread: counted(recorded.flatMap((each) => each.unread)),
    positions,
    listings,
    snapshots: snapshots.restored,
  };
}

function nobody(): Live {
  return { docs: [], gaps: [], listed: [], positions: new Positions(), listings: new Listings(), any: false };
}

const nothing: Reading = { docs: [], gaps: [], listed: [], files: 0, lines: 0 };

/** Tells code from plans, snapshots and recorded answers. A folder may hold all of them. */
function sorted({ paths, exclude, save }: Inputs): JsonFiles & { readonly code: readonly string[] } {
  const code: string[] = [];
  const answers: string[] = [];
  const plans: string[] = [];
  const snapshots: string[] = [];
  const saved = save === undefined ? undefined : diskTree.real(save);
  for (const path of paths) {
    const kind = diskTree.kindOf(path);
    if (kind === undefined) throw new UsageError(messages.pathMissing(path));
    if (kind === "folder") {
      code.push(path);
      const found = findJsonFiles(path, exclude);
      answers.push(...found.answers);
      plans.push(...found.plans);
      snapshots.push(...found.snapshots.filter((file) => saved === undefined || diskTree.real(file) !== saved));
      continue;
    }
    const holds = kind === "file" ? holdsIn(path) : undefined;
    if (/\.(tf|tofu)(\.json)?$/.test(path)) code.push(path);
    else if (holds === "answers") answers.push(path);
    else if (holds === "plan") plans.push(joined(path));
    else if (holds === "snapshot") snapshots.push(joined(path));
    else throw new UsageError(messages.notReadable(path));
  }
  return { code, answers: [...new Set(answers)], plans: [...new Set(plans)], snapshots: [...new Set(snapshots)] };
}

interface Recorded {
  readonly docs: readonly Doc[];
  readonly gaps: readonly Gap[];
  readonly listed: readonly Listed[];
  readonly unread: Read["unread"];
}

function readOne(file: string, providers: readonly Provider[], positions: Positions, listings: Listings): Recorded {
  const read = readAnswerFile(file, diskTree, positions);
  if ("gap" in read) return { docs: [], gaps: [read.gap], listed: [], unread: [] };
  const { provider, answers } = read.set;
  const reader = providers.find((each) => each.name === provider);
  const known = operationsOf(reader?.calls ?? []);
  const unread = answers.filter(({ operation }) => !known.has(operation)).map(({ operation }) => ({ provider, type: operation, count: 1 }));
  if (reader === undefined) return { docs: [], gaps: [], listed: [], unread };
  return { ...readAnswers(read.set, { ...reader, positions, listings }), unread };
}

function counted(unread: Read["unread"]): Read["unread"] {
  const counts = new Map<string, Read["unread"][number]>();
  for (const each of unread) {
    const key = `${each.provider} ${each.type}`;
    counts.set(key, { ...each, count: (counts.get(key)?.count ?? 0) + each.count });
  }
  return [...counts.values()];
}
