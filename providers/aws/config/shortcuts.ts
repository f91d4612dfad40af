/** AWS Config in the place of direct listings, as far as it is to be believed. */
import type { Listing } from "../../../src/provider/call.ts";
import { textOf } from "../../../src/provider/json.ts";
import type { AccountSession, Answer, NotAnswered, Send, World } from "../../../src/provider/session.ts";
import type { AwsOptions } from "../options.ts";
import { aggregatedBy, type Aggregated, type Opener } from "./aggregate.ts";
import { carried, directly, type Carried } from "./carried.ts";
import { listedDirectly } from "./coverage.ts";
import { closed, configOperations, isClosed, RECORDERS, SELECT, STATUSES, type Closed } from "./operations.ts";
import { tellingOf, type Telling, type Told } from "./region.ts";
import type { Row } from "./rows.ts";

type Session = Omit<AccountSession, "shortcut">;
type Shortcut = NonNullable<AccountSession["shortcut"]>;

/** Types of which an account sees also what others share with it; Config may not. */
const SHARED: Readonly<Record<string, string>> = { "AWS::EC2::VPC": "vpcId", "AWS::EC2::Subnet": "subnetId" };
const IN_SHARED = new Set([...Object.keys(SHARED), "AWS::EC2::NetworkAcl", "AWS::EC2::RouteTable"]);

/**
 * How the accounts of one scan are read by AWS Config. `auto`: where it is to be believed and holds a type in full, otherwise directly. `config`: what
 * Config should hold is never asked for directly, and a gap where it does not; what it never holds is asked for directly all the same.
 */
export function configShortcuts(
  world: Pick<World, "now">,
): (session: Session, options: AwsOptions, opener: Opener) => Shortcut | undefined {
  let aggregated: Aggregated | undefined;
  return (session, options, opener) => {
    if (options.source === "direct") return undefined;
    const only = options.source === "config";
    if (options.aggregator !== undefined) aggregated ??= aggregatedBy(options.aggregator, opener, world.now);
    const asked = new Map<string, Promise<Telling>>();
    const telling = (region: string, send: Send): Promise<Telling> => {
      let found = asked.get(region);
      if (found === undefined) {
        found = tellingOf({ account: session.account, region, send, now: world.now(), daily: only, aggregated });
        asked.set(region, found);
      }
      return found;
    };
    return async (listing, region, send) => {
      if (region === null || !isConcerned(listing)) return undefined;
      const { replies, told } = await telling(region, send);
      const reply = replies.get(listing.operation);
      // What was asked to judge the recorder by is not asked a second time.
      if (reply !== undefined)
        return reply.ok
          ? [answered(listing, region, listing.operation, world.now().toISOString(), reply.body)]
          : notAnswered({ operation: listing.operation, failure: reply.failure });
      const row = carried.find(({ operation }) => operation === listing.operation);
      if (row === undefined) return isClosed(told) || !nothingOf(listing.operation, told) ? undefined : [];
      const found = isClosed(told) ? told : standingIn(row, listing, region, told, only);
      return isClosed(found) ? (only ? notAnswered(found) : undefined) : found;
    };
  };
}

const RECORDER: readonly string[] = [RECORDERS, STATUSES];

function isConcerned({ operation }: Listing): boolean {
  return RECORDER.includes(operation) || operation in listedDirectly || carried.some((each) => each.operation === operation);
}

function nothingOf(operation: string, told: Told): boolean {
  return listedDirectly[operation]?.every((type) => told.none(type) === true) === true;
}

function standingIn(row: Carried, listing: Listing, region: string, told: Told, only: boolean): readonly Answer[] | Closed {
  const found = told.rows(row.type);
  if (isClosed(found)) return found;
  if (!only && IN_SHARED.has(row.type) && seesOthers(told)) return closed(SELECT, `${row.type} shared by others`);
  const direct = found.rows.map(({ configuration, time }) => ({ time, ...directly(row, configuration) }));
  if (!only && direct.some(({ whole }) => !whole)) return closed(SELECT, `${row.type} not held in full`);
  return direct.map(({ body, time }) => answered(listing, region, found.operation, time, body));
}

/** Whether something stands in a network or subnet that Config does not have. */
function seesOthers(told: Told): boolean {
  const all = carried.flatMap(({ type }): readonly Row[] => {
    const found = told.rows(type);
    return isClosed(found) ? [] : found.rows;
  });
  return Object.entries(SHARED).some(([type, member]) => {
    const own = new Set(all.filter((row) => row.type === type).map((row) => textOf(row.configuration[member])));
    return all.some((row) => textOf(row.configuration[member]) !== "" && !own.has(textOf(row.configuration[member])));
  });
}

function answered(listing: Listing, region: string, operation: string, time: string, body: Answer["body"]): Answer {
  return { operation, request: listing.request, region, time, body };
}

function notAnswered({ operation, failure }: Closed): NotAnswered {
  const permissions = configOperations.find((each) => each.operation === operation)?.permissions ?? [];
  return { operation, permissions, failure };
}
