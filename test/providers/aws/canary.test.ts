import { expect, it } from "vitest";
import { catalogueData } from "../../../rules/frameworks/catalogue-data.ts";
import { rules } from "../../../rules/index.ts";
import { loadCatalogue } from "../../../src/framework/catalogue.ts";
import { frameworkFor } from "../../../src/cli/framework.ts";
import { rollUp } from "../../../src/framework/roll-up.ts";
import { render } from "../../../src/report/render.ts";
import { answeringSession } from "../../support/answering.ts";
import { judged } from "../../support/judged.ts";
import { providerNamed } from "../../support/recorded.ts";
import { CANARY } from "./estate-answers.ts";
import { ACCOUNT, estate, REGION } from "./estate.ts";

const { calls, failureOf } = providerNamed("aws");

it("tells nothing of what lies in user data, environments, headers and stage variables", async () => {
  expect(JSON.stringify(estate)).toContain(CANARY);
  const session = answeringSession({
    provider: "aws",
    cloud: "aws",
    account: ACCOUNT,
    regions: [REGION],
    everyRegion: true,
    home: REGION,
    answers: estate,
    failureOf,
  });
  const { result, ledger } = await judged([session], calls);
  const catalogue = loadCatalogue(catalogueData);
  const framework = frameworkFor(catalogue, undefined);
  const report = { result, rollUp: rollUp(catalogue, framework, rules, result), include: new Set(["pass", "not-applicable"] as const) };
  const said = (["table", "json"] as const).flatMap((format) =>
    (["en", "zh"] as const).map((language) =>
      [...render(format, { ...report, language, minSeverity: "low", color: false, width: 120, links: false } as never)].join(""),
    ),
  );
  expect(said.every((text) => text.length > 1000)).toBe(true);
  const encoded = Buffer.from(CANARY).toString("base64").slice(0, 20);
  for (const text of [...said, JSON.stringify(ledger.lines())]) {
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(encoded);
  }
});
