/** Elastic Beanstalk environments in code: options of the environment, else of its template. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { WebApp } from "../../../src/model/kinds/web-app.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, settled, text, valueAt } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { environmentFacts, type Option } from "./environment.ts";

const TEMPLATE = "aws_elastic_beanstalk_configuration_template";

export const beanstalk = defineMapper({
  provider: "aws",
  reads: "aws_elastic_beanstalk_environment",
  kinds: ["web-app"],
  also: [TEMPLATE],
  map: (doc, _, links): WebApp => {
    const option: Option = (namespace, name) => optionOf(doc, namespace, name, links);
    return {
      ...environmentFacts(doc, option),
      ...awsBase("web-app", doc, { handles: ["name", "arn", "id"] }),
    };
  },
});

function optionOf(doc: Doc, namespace: string, name: string, links: Links): Fact<string | null> {
  const own = optionIn(doc, namespace, name);
  if (own.state !== "known" || own.value !== null) return own;
  const { value } = valueAt(doc.body, "template_name");
  if (value === undefined) return own;
  const template = links.target(doc, value, [TEMPLATE], ["name", "id"]);
  if (template.state !== "known") return template;
  const { presence } = template.value;
  return presence.state === "unknown" ? unknownBecause(presence.why, doc.at) : optionIn(template.value, namespace, name);
}

function optionIn(doc: Doc, namespace: string, name: string): Fact<string | null> {
  const { items, open } = blocks(doc.body, "setting");
  const found = items.find((each) => settled(each.get("namespace")) === namespace && settled(each.get("name")) === name);
  if (found?.doubt !== undefined) return unknownBecause(found.doubt, found.at);
  if (found !== undefined) return text(found, "value", unknown("unexpected-value", `${name} without value`, found.at));
  return open[0] === undefined ? known(null, { basis: "default", at: doc.at }) : unknownBecause(open[0], doc.at);
}
