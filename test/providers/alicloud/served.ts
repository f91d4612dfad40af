/** The estate of Alibaba Cloud behind the server that checks signatures, read by the adapter as a scan reads it, and judged by every rule. */
import { setMaxListeners } from "node:events";
import { providers } from "../../../providers/index.ts";
import { alicloud } from "../../../providers/alicloud/adapter.ts";
import { alicloudOptions, type AlicloudOptions } from "../../../providers/alicloud/options.ts";
import { rules } from "../../../rules/index.ts";
import { compose } from "../../../src/cli/compose.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { Positions } from "../../../src/model/at.ts";
import { everyOperation } from "../../../src/provider/adapter.ts";
import { collect } from "../../../src/provider/collect.ts";
import { Ledger } from "../../../src/provider/ledger.ts";
import { Listings } from "../../../src/provider/listings.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { defaultLimits, type World } from "../../../src/provider/session.ts";
import type { AlicloudInventory } from "../../support/alicloud-answers.ts";
import { declared } from "../../support/alicloud-kept.ts";
import { startAlicloudServer, type AlicloudAsked, type AlicloudFault } from "../../support/alicloud-server.ts";
import type { Judged } from "../../support/judged.ts";
import { ACCOUNT, estate, REGION } from "./estate.ts";

/** What is done with a request in place of answering it. `operation`: the name under which it is declared; `times`: how often it was asked before. */
export type ServedFault = (asked: AlicloudAsked & { readonly times: number }) => AlicloudFault | undefined;

export interface Serving {
  readonly fault?: ServedFault | undefined;
  /** Given before those of the estate. */
  readonly answers?: readonly RecordedAnswer[];
  readonly inventory?: Partial<AlicloudInventory>;
  readonly options?: Partial<AlicloudOptions>;
  readonly tries?: number;
}

export interface Served extends Judged {
  /** What was asked, under the names by which operations are declared. */
  readonly asked: readonly AlicloudAsked[];
}

const keys = { accessKeyId: "canary-key-id", accessKeySecret: "canary-key-secret" };

export const inventory: AlicloudInventory = {
  account: ACCOUNT,
  regions: [REGION],
  enterable: [ACCOUNT],
  items: {},
  whole: {},
  buckets: [],
};

/** Never waits. */
function world(): World {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return { now: () => new Date(), sleep: () => Promise.resolve(), random: () => 0, signal };
}

export async function scanned({ fault, answers = [], tries = 4, ...serving }: Serving = {}): Promise<Served> {
  const times = new Map<string, number>();
  const server = await startAlicloudServer({
    inventory: { ...inventory, ...serving.inventory },
    answers: [...answers, ...estate],
    keys,
    fault: (asked) => {
      const key = sameAgain(asked);
      const before = times.get(key) ?? 0;
      times.set(key, before + 1);
      return fault?.({ ...asked, operation: declared(asked).name, times: before });
    },
  });
  process.env["ALIBABA_CLOUD_ACCESS_KEY_ID"] = keys.accessKeyId;
  process.env["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = keys.accessKeySecret;
  try {
    const kit = { world: world(), limits: { ...defaultLimits, tries, perService: 32, timeout: 10_000 }, ledger: new Ledger() };
    const chosen = alicloudOptions.parse({ endpoints: [`all=${server.url}`], site: "cn", source: "direct", ...serving.options });
    const opened = await alicloud.open(chosen, { ...kit, environment: {} });
    const [positions, listings] = [new Positions(), new Listings()];
    const beyond = [...everyOperation(alicloud).keys()];
    const read = await collect(opened, { ...kit, calls: alicloud.calls, beyond, positions, listings });
    const whole = { ...read, files: 0, lines: 0, unread: [], positions, listings };
    const { inventory: found, gaps, coverage } = compose(whole, providers, { complete: [], elsewhere: [] });
    const asOf = "2026-01-15T08:00:00.000Z";
    const result = evaluate(found, rules, { asOf, version: "0.0.0", waivers: [], deselected: [], gaps, coverage });
    const findings = new Map(result.findings.map((each) => [`${each.rule} ${each.resource.id}`, each]));
    const asked = server.requests.map((each) => ({ ...each, operation: declared(each).name }));
    return { result, findings, ledger: kit.ledger, asked };
  } finally {
    await server.close();
  }
}

/** A request without what differs from try to try. */
function sameAgain({ operation, request, host }: AlicloudAsked): string {
  const kept = Object.entries(request).filter(([name]) => !/^(Signature(Nonce)?|Timestamp)$/.test(name));
  return JSON.stringify([operation, host, kept]);
}

export const outcomes = ({ findings }: Judged): Readonly<Record<string, string>> =>
  Object.fromEntries([...findings].map(([key, { outcome }]) => [key, outcome]));

export const gaps = ({ result }: Judged): readonly string[] => result.gaps.map(({ text }) => text.en);
