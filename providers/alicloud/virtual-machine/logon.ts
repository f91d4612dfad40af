import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { boolean } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { anyOf, isSet } from "../satellites.ts";
import { imageSort } from "./image-sort.ts";
import { inherited } from "./launch-template.ts";

export const keyAttachments: readonly string[] = ["alicloud_ecs_key_pair_attachment", "alicloud_key_pair_attachment"];

/**
 * Whether a password opens the machine. A key pair shuts passwords off, also where both are written (`alicloud_instance`, key_name).
 * Without either the image decides.
 */
export function passwordLogon(doc: Doc, template: Fact<Doc | null>, links: Links): Fact<boolean> {
  const sort = imageSort(doc, template);
  if (sort.state === "known" && sort.value === "windows") return notOffered["virtual-machine/windows-logon"];
  const bound = anyOf(links.attached(doc, keyAttachments, ["instance_ids"], ["id"]));
  const keyed = strictest([said(doc, template, ["key_name", "key_pair_name"]), bound]);
  return chain(keyed, (on): Fact<boolean> => {
    if (on) return known(false, { at: keyed.at });
    const password = strictest([said(doc, template, ["password", "kms_encrypted_password"]), fromImage(doc, template)]);
    return chain(password, (set): Fact<boolean> => {
      if (!set) return unknown("not-in-format", "password logon, which the image decides", doc.at);
      return chain(sort, () => known(true, { at: password.at }));
    });
  });
}

function said(doc: Doc, template: Fact<Doc | null>, paths: readonly string[]): Fact<boolean> {
  const off: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  return inherited(
    doc,
    template,
    ({ body }) => {
      const set = paths.filter((path) => written(body, path) !== undefined).map((path) => isSet(body, path));
      return set.length === 0 ? undefined : strictest(set);
    },
    off,
  );
}

/** The password that the image was made with. */
function fromImage(doc: Doc, template: Fact<Doc | null>): Fact<boolean> {
  const off: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  return inherited(
    doc,
    template,
    ({ body }) => (written(body, "password_inherit") === undefined ? undefined : boolean(body, "password_inherit", off)),
    off,
  );
}
