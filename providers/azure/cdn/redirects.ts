import type { MapValue } from "../../../src/iac/value.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import { asText, blocks, factOf, list, word } from "../../../src/provider/read.ts";
import { allOn, anyBlock, anyOn } from "../switches.ts";

const protocols = { Https: true, Http: false, MatchRequest: false } as const;

/** Whether a rule sends plain requests on to HTTPS: it asks for nothing but the scheme, and redirects. */
export function redirectsPlain(rule: MapValue, conditions: MapValue, actions: MapValue, protocol: string): Fact<boolean> {
  const asked = conditions.names().filter((name) => name.endsWith("_condition") || name.endsWith("_conditions"));
  const others = asked.filter((name) => !/^request_scheme_conditions?$/.test(name) && blocks(conditions, name).items.length > 0);
  if (others.length > 0) return known(false, { at: rule.at });
  const off: Fact<boolean> = known(false, { basis: "default", at: rule.at });
  const scheme = anyOn(
    ["request_scheme_condition", "request_scheme_conditions"].map((name) => anyBlock(blocks(conditions, name), asksForPlain)),
  );
  const redirect = anyBlock(blocks(actions, "url_redirect_action"), (action) => word<boolean>(action, protocol, protocols, off));
  return allOn([scheme, redirect]);
}

function asksForPlain(condition: MapValue): Fact<boolean> {
  const values = list(condition, "match_values");
  return anyOn(
    values.items.map((each): Fact<boolean> => {
      const read = factOf(each, "match_values", asText, condition.at);
      return read.state === "known" ? known(read.value.toUpperCase() === "HTTP", { at: condition.at }) : read;
    }),
    values.open,
    known(true, { basis: "default", at: condition.at }),
  );
}

/** Whether a list of accepted protocols holds plain HTTP. `absent`: what nothing written means. */
export function acceptsPlain(body: MapValue, path: string, absent: Fact<boolean>): Fact<boolean> {
  const values = list(body, path);
  return anyOn(
    values.items.map((each): Fact<boolean> => {
      const read = factOf(each, path, asText, body.at);
      return read.state === "known" ? known(read.value.toLowerCase() === "http", { at: body.at }) : read;
    }),
    values.open,
    absent,
  );
}
