import type { At } from "../../../model/at.ts";
import { because } from "../../../model/unknown.ts";
import { unresolved, type MapValue, type Value } from "../../value.ts";
import { toText } from "../functions/convert.ts";
import { DataValue } from "./data-value.ts";
import type { Instance } from "./document-block.ts";
import type { FunctionHost } from "../functions/builtin.ts";
import { whyOf } from "./iteration.ts";
import { awsPolicyDocument } from "./policy-document.ts";
import { ramPolicyDocument } from "./ram-policy-document.ts";

type Computed = (body: MapValue, name: string, host: FunctionHost) => Value | undefined;

/** Data sources that read nothing: what they yield follows from what is written. */
const PURE: Readonly<Record<string, Computed>> = {
  aws_iam_policy_document: (body, name) => (name === "json" || name === "minified_json" ? awsPolicyDocument(body) : undefined),
  alicloud_ram_policy_document: (body, name) => (name === "document" ? ramPolicyDocument(body) : undefined),
  template_file: (body, name, host) => (name === "rendered" ? rendered(body, host) : undefined),
};

/** What a data source stands for in expressions. `address` names it in reasons. */
export function dataValue({ type, body }: Instance, address: string, host: FunctionHost): Value {
  const code = type === "terraform_remote_state" ? "remote-state" : "data-source";
  const outer = new DataValue(body, because(code, address, body.at));
  const computed = PURE[type];
  return computed === undefined ? outer : new PureData(outer, body, (name) => computed(body, name, host));
}

class PureData implements MapValue {
  readonly is = "map";
  readonly open = [];
  readonly #outer: DataValue;
  readonly #body: MapValue;
  readonly #computed: (name: string) => Value | undefined;
  readonly #values = new Map<string, Value>();

  constructor(outer: DataValue, body: MapValue, computed: (name: string) => Value | undefined) {
    this.#outer = outer;
    this.#body = body;
    this.#computed = computed;
  }

  get at(): At | undefined {
    return this.#body.at;
  }

  get(name: string): Value {
    const ready = this.#values.get(name);
    if (ready !== undefined) return ready;
    const value = this.#computed(name) ?? this.#body.get(name) ?? this.#outer.get(name);
    this.#values.set(name, value);
    return value;
  }

  placeOf(name: string): At | undefined {
    return this.#body.placeOf(name);
  }

  names(): readonly string[] {
    return this.#body.names();
  }
}

/** The old `template_file`: a template with its variables. */
function rendered(body: MapValue, host: FunctionHost): Value {
  const text = toText(body.get("template") ?? null);
  if (typeof text !== "string") return unresolved(whyOf(text) ?? because("evaluation-error", "template is no string"));
  return host.renderTemplateText?.(text, body.get("vars") ?? { ...EMPTY }) ?? unresolved(because("unsupported-function", "template_file"));
}

const EMPTY: MapValue = { is: "map", get: () => undefined, placeOf: () => undefined, names: () => [], open: [] };
