/** Scaling configurations, from which groups of Auto Scaling make machines. Node pools of clusters have one, too. */
import type { MachineTemplate } from "../../../src/model/kinds/machine-template.ts";
import { mapMany, opened, present, union, closed, type Many } from "../../../src/model/many.ts";
import type { SecretHit } from "../../../src/model/kinds/virtual-machine.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { asText, blocks, factOf, isAbsent, list } from "../../../src/provider/read.ts";
import { patternsIn } from "../../../src/provider/secret-scan.ts";
import { objectsAt } from "../answers.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { numbered } from "../paging.ts";
import { DEFAULT_ENCRYPTION, SCALING, SNAPSHOT } from "./answers.ts";
import { defaultLive } from "./region-default.ts";
import { dataDisks, diskOf, tokenRequired } from "./template-live.ts";

/** What stands in a document in the place of start-up data, which is judged on arrival and goes no further. */
const HITS = "UserDataHits";
/** There only where some of it could not be read. */
const UNREAD = "UserDataUnread";

function judged({ UserData: written, ...rest }: Json): Json {
  if (written === undefined || written === null || written === "") return { ...rest, [HITS]: [] };
  const { items, open } =
    typeof written === "string" ? patternsIn(written) : { items: [], open: [because("unexpected-value", "UserData")] };
  return { ...rest, [HITS]: items, ...(open.length === 0 ? undefined : { [UNREAD]: "UserData" }) };
}

export const scalingCall: Call = {
  ...listed("ess.DescribeScalingConfigurations", {
    yields: SCALING,
    items: "ScalingConfigurations",
    id: "ScalingConfigurationId",
    pages: numbered({ items: "ScalingConfigurations", size: 50 }),
    lists: ["machine-template"],
  }),
  find: (body) => {
    const found = objectsAt(body, "ScalingConfigurations")?.map((each, index) => ({
      id: textOf(each["ScalingConfigurationId"]),
      body: judged(each),
      path: `ScalingConfigurations[${String(index)}]`,
    }));
    return found?.some(({ id }) => id === "") === true ? undefined : found;
  },
};

export const scalingLive = defineMapper({
  provider: "alicloud",
  reads: SCALING,
  kinds: ["machine-template"],
  identity: ["ScalingConfigurationId"],
  with: { settings: sameRegion(DEFAULT_ENCRYPTION) },
  also: [SNAPSHOT],
  map: (doc, { settings }, links): MachineTemplate => {
    const around = { wider: defaultLive(settings), of: doc, links };
    return {
      metadataTokenRequired: tokenRequired(doc.body),
      metadataHopLimit: notOffered["virtual-machine/hop-limit"],
      disks: union([
        closed([diskOf(doc.body, "SystemDiskEncrypted", "system disk", around)]),
        dataDisks(blocks(doc.body, "DataDisks"), around),
      ]),
      userDataSecrets: secretsOf(doc),
      ...alicloudBase("machine-template", doc, { named: ["ScalingConfigurationName"], handles: ["ScalingConfigurationId"] }),
    };
  },
});

function secretsOf({ body, at }: Doc): Many<SecretHit> {
  if (isAbsent(body, HITS)) return opened([], because("owed", "UserData", at));
  const hits = mapMany(list(body, HITS), (name): SecretHit => {
    const pattern = factOf(name, HITS, asText, at);
    return { pattern, at, presence: present, label: pattern.state === "known" ? pattern.value : "user data" };
  });
  return isAbsent(body, UNREAD) ? hits : opened(hits.items, ...hits.open, because("unexpected-value", "UserData", at));
}
