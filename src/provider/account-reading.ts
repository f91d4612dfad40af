import type { Doc } from "../iac/document.ts";
import type { Scope } from "../model/resource.ts";
import { attestations, Ended } from "./attest.ts";
import { serviceOf, stripped, type Call, type Detail, type Found, type Listing, type Preparation } from "./call.ts";
import type { Collected, Collecting } from "./collect.ts";
import { Documents, scopeOf } from "./documents.ts";
import { failure, reasonOf, type Failure, type FailureKind } from "./failure.ts";
import { isJson, type Json } from "./json.ts";
import type { Pace } from "./pace.ts";
import { Refusals } from "./refusals.ts";
import { sender } from "./sender.ts";
import type { AccountSession, Answer, NotAnswered, Send } from "./session.ts";

/** A document as calls about it see it. */
interface Subject {
  readonly body: Json;
  readonly region: string | null;
}

/** An answer with the documents found in it. */
interface Read {
  readonly answer: Answer;
  readonly found: readonly Found[];
}

interface Kit extends Collecting {
  readonly declared: ReadonlySet<string>;
  readonly pace: Pace;
}

/** The most pages that one listing is followed for: a thousand times a thousand is more than any account holds. */
const MOST_PAGES = 100_000;
/** How often a report that was ordered is asked for. */
const MOST_PREPARATIONS = 30;
const PREPARATION_WAIT = 1_000;
/** Failures by which a service, or the cloud in its place, says no. */
const TURNED_AWAY: ReadonlySet<FailureKind> = new Set(["denied", "unsupported", "rejected", "gone"]);

/** Reads one account: every listing, then what is to be asked about each document found, and so on. */
export class AccountReading {
  readonly #session: AccountSession;
  readonly #kit: Kit;
  readonly #send: Send;
  readonly #documents: Documents;
  readonly #scope: Scope;
  readonly #refusals = new Refusals();
  readonly #ended = new Ended();
  readonly #docs: Doc[] = [];
  readonly #asked = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #prepared = new Map<string, Promise<NotAnswered | undefined>>();
  #calls = 0;

  constructor(session: AccountSession, kit: Kit) {
    this.#session = session;
    this.#kit = kit;
    this.#send = sender({ session, ...kit });
    this.#documents = new Documents(session, kit.positions);
    this.#scope = scopeOf(session);
  }

  async run(): Promise<Collected> {
    const { calls, listings } = this.#kit;
    listings.open(this.#scope);
    const everywhere: readonly (string | null)[] = this.#session.regions.length === 0 ? [null] : this.#session.regions;
    await Promise.all(
      calls.flatMap((call) => {
        if (call.form === "detail") return [];
        return call.covers === "account" ? [this.#list(call, null)] : everywhere.map((region) => this.#list(call, region));
      }),
    );
    for (const call of calls) {
      if (call.form === "detail")
        for (const type of [call.yields, ...(call.includes ?? [])]) listings.record(this.#scope, type, null, null);
    }
    return {
      docs: this.#docs.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
      gaps: this.#refusals.gaps(),
      listed: attestations(this.#session, calls, this.#ended),
    };
  }

  async #list(call: Listing, region: string | null): Promise<void> {
    const short = await this.#fromShortcut(call, region);
    const asked = short ?? (await this.#follow(call, region ?? this.#session.home, call.request, region));
    const end = asked !== "ended" && (await this.#isNowhereIn(asked, region)) ? "ended" : asked;
    const failed = end === "ended" ? undefined : end;
    const why = failed === undefined ? null : reasonOf(failed.failure, failed.operation, failed.permissions);
    for (const type of [call.yields, ...(call.includes ?? [])]) this.#kit.listings.record(this.#scope, type, region, why);
    // What would have been asked about documents that were never found is missing for the same reason.
    if (why !== null) for (const type of this.#following(call.yields)) this.#kit.listings.record(this.#scope, type, region, why);
    if (failed === undefined) this.#ended.add(call, region);
    else this.#refusals.add(this.#scope, failed, region, failed.failure, call.lists);
  }

  /** Where a service does not exist, nothing of it can. Not asked where the service was not heard. */
  async #isNowhereIn(turnedAway: NotAnswered, region: string | null): Promise<boolean> {
    if (!TURNED_AWAY.has(turnedAway.failure.kind)) return false;
    return (await this.#session.offers?.(turnedAway, region, this.#send)) === false;
  }

  /** Types that calls about documents of a type yield, and calls about those, and so on. */
  #following(type: string): readonly string[] {
    const details = this.#kit.calls.filter((each) => each.form === "detail" && each.of === type);
    return details.flatMap((each) => [each.yields, ...(each.includes ?? []), ...this.#following(each.yields)]);
  }

  /** All of its answers are looked at before one is kept, so that a listing that is then asked for directly finds nothing twice. */
  async #fromShortcut(call: Listing, region: string | null): Promise<NotAnswered | "ended" | undefined> {
    if (call.notIn?.includes(this.#session.cloud) === true) return "ended";
    const answers = await this.#session.shortcut?.(call, region, this.#send);
    if (answers === undefined || "failure" in answers) return answers;
    const read = readBy(call, answers, () => call.request);
    if (read === undefined) return undefined;
    await this.#keep(call, read);
    return "ended";
  }

  /** All pages of a call. `region` is asked; `where` is what the call covers. */
  async #follow(call: Call, region: string | null, first: Json, where: string | null): Promise<NotAnswered | "ended"> {
    const unready = call.after === undefined ? undefined : await this.#prepare(call.after, region);
    if (unready !== undefined) return unready;
    let request = call.pages?.first(first) ?? first;
    const following: Promise<void>[] = [];
    const by = (failed: Failure): NotAnswered => ({ operation: call.operation, permissions: call.permissions, failure: failed });
    let end: NotAnswered | "ended" = by(failure("malformed", "TooManyPages"));
    for (let page = 0, seen = 0; page < MOST_PAGES; page += 1) {
      const answer = await this.#ask(call, request, region, where);
      if ("failure" in answer) {
        end = by(answer.failure);
        break;
      }
      const found = answer.found;
      seen += found.length;
      following.push(this.#keep(call, [answer]));
      const next = call.pages?.next({ request, body: answer.answer.body, seen }) ?? "last";
      if (next === "last" || next === "broken") {
        end = next === "last" ? "ended" : by(failure("malformed", "PagesContradict"));
        break;
      }
      request = next;
    }
    await Promise.all(following);
    return end;
  }

  async #ask(call: Call, request: Json, region: string | null, where: string | null): Promise<Read | { readonly failure: Failure }> {
    const accepts = (body: Json): boolean => call.find(body, request) !== undefined;
    const answers = [...(call.none?.codes ?? []), ...(call.absent ?? [])];
    const reply = await this.#send({ operation: call.operation, region, request, accepts, answers });
    this.#tell(call, region);
    const time = this.#kit.world.now().toISOString();
    const kept = (body: Json): Answer => ({ operation: call.operation, request, region: where, time, body });
    if (reply.ok) {
      const body = stripped(reply.body, call.strip ?? []) as Json;
      const found = call.find(body, request);
      return found === undefined ? { failure: failure("malformed", "UnexpectedAnswer") } : { answer: kept(body), found };
    }
    const { code } = reply.failure;
    if (call.none?.codes.includes(code) === true) return { answer: kept(call.none.body), found: call.find(call.none.body, request) ?? [] };
    if (call.absent?.includes(code) === true) return { answer: kept({}), found: [] };
    return { failure: reply.failure };
  }

  /** Keeps the documents of answers and asks what there is to ask about them. */
  async #keep(call: Call, answers: readonly Read[]): Promise<void> {
    const read = call.form === "listing" ? answers.map((each) => this.#unseen(call, each)) : answers;
    for (const { answer, found } of read) this.#docs.push(...this.#documents.of(call, answer, found));
    const subjects = read.flatMap(({ answer, found }) =>
      found.map((each): Subject => ({
        body: { ...(isJson(each.body) ? each.body : {}), ...each.plus },
        region: each.region ?? answer.region,
      })),
    );
    const details = this.#kit.calls.filter((each): each is Detail => each.form === "detail" && each.of === call.yields);
    await Promise.all(details.map((each) => this.#detail(each, subjects)));
  }

  /** What a page brings that no earlier one brought: items move between pages while a listing is read. */
  #unseen(call: Listing, { answer, found }: Read): Read {
    const fresh = found.filter(({ id, region }) => {
      const key = `${call.operation} ${call.yields} ${region ?? answer.region ?? ""} ${id}`;
      const before = this.#seen.has(key);
      this.#seen.add(key);
      return !before;
    });
    return { answer, found: fresh };
  }

  async #detail(call: Detail, subjects: readonly Subject[]): Promise<void> {
    if (call.notIn?.includes(this.#session.cloud) === true) return;
    await Promise.all(batches(subjects, call.batch).map((batch) => this.#askAbout(call, batch)));
  }

  async #askAbout(call: Detail, batch: readonly Subject[]): Promise<void> {
    const request = call.ask(batch.map((each) => each.body));
    if (request === undefined) return;
    const where = batch[0]?.region ?? null;
    const key = `${call.operation} ${call.yields} ${where ?? ""} ${JSON.stringify(request)}`;
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    if (await this.#answeredByShortcut(call, request)) return;
    const end = await this.#follow(call, where ?? this.#session.home, request, where);
    if (end === "ended") return;
    const subjects = call.about(request);
    const asked = { region: where, time: this.#kit.world.now().toISOString() };
    const named = Array.isArray(subjects) ? (subjects as readonly Pick<Found, "id" | "plus">[]) : [subjects as Pick<Found, "id" | "plus">];
    this.#docs.push(...this.#documents.unread(call, asked, named, reasonOf(end.failure, end.operation, end.permissions)));
    this.#refusals.add(this.#scope, end, where, end.failure, []);
  }

  async #answeredByShortcut(call: Detail, request: Json): Promise<boolean> {
    const answers = await this.#session.shortcutAbout?.(call, request, this.#send);
    if (answers === undefined) return false;
    const read = readBy(call, answers, (answer) => answer.request);
    if (read === undefined) return false;
    await this.#keep(call, read);
    return true;
  }

  /** Orders a report once for each region, and waits until it is there. */
  #prepare(after: Preparation, region: string | null): Promise<NotAnswered | undefined> {
    const key = `${after.operation} ${region ?? ""}`;
    let ready = this.#prepared.get(key);
    if (ready === undefined) this.#prepared.set(key, (ready = this.#order(after, region)));
    return ready;
  }

  async #order(after: Preparation, region: string | null): Promise<NotAnswered | undefined> {
    const { world } = this.#kit;
    for (let times = 0; times < MOST_PREPARATIONS; times += 1) {
      const reply = await this.#send({ operation: after.operation, region, request: {} });
      if (!reply.ok) return { ...after, failure: reply.failure };
      if (after.ready(reply.body)) return undefined;
      await world.sleep(PREPARATION_WAIT, world.signal);
    }
    return { ...after, failure: failure("unavailable", "ReportNotReady") };
  }

  #tell(call: Call, region: string | null): void {
    this.#calls += 1;
    this.#kit.world.progress?.({ account: this.#session.account, region, service: serviceOf(call.operation), calls: this.#calls });
  }
}

/** `undefined`: one of the answers is not of the shape that the call has. */
function readBy(call: Call, answers: readonly Answer[], requestOf: (answer: Answer) => Json): readonly Read[] | undefined {
  const read: Read[] = [];
  for (const each of answers) {
    const answer = { ...each, body: stripped(each.body, call.strip ?? []) as Json };
    const found = call.find(answer.body, requestOf(answer));
    if (found === undefined) return undefined;
    read.push({ answer, found });
  }
  return read;
}

function batches(subjects: readonly Subject[], size: number): readonly (readonly Subject[])[] {
  if (size === 1) return subjects.map((each) => [each]);
  const byRegion = new Map<string | null, Subject[]>();
  for (const each of subjects) byRegion.set(each.region, [...(byRegion.get(each.region) ?? []), each]);
  return [...byRegion.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size)),
  );
}
