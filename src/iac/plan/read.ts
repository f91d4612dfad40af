import type { At, Positions } from "../../model/at.ts";
import { present } from "../../model/many.ts";
import { because } from "../../model/unknown.ts";
import type { Gap } from "../../result/gap.ts";
import type { Doc, ProviderContext } from "../document.ts";
import type { Reading } from "../reader.ts";
import type { MapValue } from "../value.ts";
import { blockOf, suffixOf } from "./address.ts";
import { PlanBody } from "./body.ts";
import type { CodeBeside } from "./code-beside.ts";
import { Instances, repetitionOf, type Estate } from "./estate.ts";
import { blocksIn, Modules } from "./modules.ts";
import type { OpenPlan } from "./open.ts";
import { objectIn, textIn } from "./plain.ts";
import type { Listed } from "./plan-text.ts";
import { Providers } from "./providers.ts";
import { variablesOf } from "./variables.ts";

export interface PlanOptions {
  readonly positions: Positions;
  /** `code/<root>`: a plan is judged like the code that it was made from. */
  readonly scope: string;
  /** Put before addresses: `<root>#`, or nothing. */
  readonly prefix: string;
  /** The code, where it lies beside the plan. It gives places, and tells what the plan knows only after apply. */
  readonly code: CodeBeside | undefined;
}

/**
 * The resources that will exist once a plan is applied, as documents. Presence is always known, and all modules are there.
 * What the code beside it declares and the plan does not know at all stays as the code has it, under a gap: the plan is older than the code.
 */
export function readPlan(plan: OpenPlan, options: PlanOptions): Reading {
  const { parts } = plan;
  const { positions, scope, prefix, code } = options;
  const listed = parts.listed.filter(({ address }) => parts.changes.get(address)?.gone !== true);
  const managed = listed.filter((each) => each.managed);
  const estate: Estate = {
    positions,
    text: plan.text,
    source: plan.source,
    modules: new Modules(parts.configuration),
    changes: parts.changes,
    resources: new Instances(managed),
    data: new Instances(listed.filter((each) => !each.managed)),
    idOf: (address) => prefix + address,
    fromCode: addressesOf(managed, prefix, code),
  };
  const providers = new Providers(parts.configuration, variablesOf(parts));
  const docs = managed.map((each) => documentOf(each, estate, providers, options));
  const gaps: Gap[] = [];
  const whole = parts.partial === undefined;
  if (!whole) gaps.push({ ...partial(parts.partial, positions.add(plan.source, 0, 1)), scope });
  const newer = parts.configuration === undefined ? [] : missingFrom(code, blocksIn(parts.configuration));
  if (newer.length > 0) gaps.push({ ...stale(newer, plan), scope });
  const lines = linesOf(plan.text);
  return {
    docs: [...docs, ...newer],
    gaps,
    listed: whole && newer.length === 0 ? [{ kinds: "every", scope }] : [],
    planned: [scope],
    files: 1,
    lines,
  };
}

function documentOf(listed: Listed, estate: Estate, providers: Providers, { scope, prefix, code }: PlanOptions): Doc {
  const found = code?.find(listed.address);
  const configuration = configurationOf(listed, estate);
  return {
    type: listed.type,
    id: estate.idOf(listed.address),
    name: listed.name + suffixOf(listed.key),
    scope,
    body: bodyOf(listed, estate, found?.exact === true ? found.doc.body : undefined, code?.tells === true),
    at: found?.doc.at ?? estate.positions.add(estate.source, listed.start, listed.end),
    block: prefix + blockOf(listed.address),
    presence: present,
    provider: joined(providers.of(textIn(configuration, "provider_config_key"), listed.type), found?.doc.provider),
    escapes: [],
  };
}

function bodyOf(listed: Listed, estate: Estate, code: MapValue | undefined, codeTells: boolean): PlanBody {
  const change = estate.changes.get(listed.address);
  const configuration = configurationOf(listed, estate);
  const module = estate.modules.at(listed.module);
  return new PlanBody(
    {
      estate,
      frame: { module, key: listed.key, repeated: repetitionOf(configuration) },
      address: listed.address,
      data: !listed.managed,
      codeTells,
      bodyOf: (data) => bodyOf(data, estate, undefined, false),
    },
    {
      values: listed.values,
      unknown: change?.unknown,
      secret: [listed.secret, change?.secret],
      expressions: configuration === undefined ? undefined : objectIn(configuration, "expressions"),
      code,
      start: listed.valuesStart,
    },
  );
}

function configurationOf({ module, managed, type, name }: Listed, estate: Estate): ReturnType<Modules["root"]["blocks"]["get"]> {
  return estate.modules.at(module).blocks.get(`${managed ? "" : "data."}${type}.${name}`);
}

/** The code tells what a plan leaves out of a provider: versions that the lock file pins, and what is passed to modules. */
function joined(plan: ProviderContext, code: ProviderContext | undefined): ProviderContext {
  if (code === undefined) return plan;
  const region =
    plan.region.state === "unknown" || (plan.region.state === "known" && plan.region.value === null) ? code.region : plan.region;
  return { ...plan, key: code.key, region, majors: code.majors ?? plan.majors, settings: plan.settings ?? code.settings };
}

function addressesOf(managed: readonly Listed[], prefix: string, code: CodeBeside | undefined): Estate["fromCode"] {
  const addresses = new Set(managed.map(({ address }) => address));
  return (id) => {
    const address = code?.addressOf(id);
    return address !== undefined && addresses.has(address) ? prefix + address : undefined;
  };
}

function missingFrom(code: CodeBeside | undefined, blocks: ReadonlySet<string>): readonly Doc[] {
  return code?.docs.filter((doc) => !blocks.has(code.addressOf(doc.block))) ?? [];
}

function partial(why: OpenPlan["parts"]["partial"], at: At): Gap {
  if (why === "errored") {
    return {
      why: because("truncated", "plan", at),
      text: {
        en: "Planning ended in an error, so this plan is not complete; mend it and plan again.",
        zh: "生成该执行计划时出错，计划不完整，请修正后重新生成。",
      },
      at,
    };
  }
  return {
    why: because("truncated", "plan", at),
    text: {
      en: "This plan covers only a part of its configuration (-target, or deferred changes); plan again without it.",
      zh: "该执行计划只覆盖部分配置（使用了 -target 或存在推迟的变更），请去掉限制后重新生成。",
    },
    at,
  };
}

function stale(newer: readonly Doc[], { path }: OpenPlan): Gap {
  const [first] = newer;
  const names = [...new Set(newer.map(({ block }) => block))];
  const shown = names.slice(0, 3).join(", ");
  const more = names.length > 3 ? ` (+${String(names.length - 3)})` : "";
  return {
    why: because("stale", path, first?.at),
    text: {
      en: `${path} is older than the code: it does not know ${shown}${more}. Plan again.`,
      zh: `${path} 早于代码，其中没有 ${shown}${more}，请重新生成执行计划。`,
    },
    ...(first === undefined ? {} : { at: first.at }),
    path,
  };
}

function linesOf(text: string): number {
  let lines = text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
