import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import { refOf } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { inherited } from "./launch-template.ts";

/** Families of the public Linux images, as their ids begin. */
const LINUX =
  /^(aliyun|alinux|anolis|almalinux|arch|centos|coreos|debian|fedora|freebsd|gentoo|opensuse|red_?hat|rhel|rockylinux|sles|suse|ubuntu)/i;

/**
 * What a literal image id tells: public images carry their family in it, own images (`m-…`) do not. An image that is looked up
 * at apply tells nothing.
 */
export function imageSort(doc: Doc, template: Fact<Doc | null>): Fact<"linux" | "windows"> {
  const id = inherited<string>(
    doc,
    template,
    (each) => {
      const value = written(each.body, "image_id");
      return value === undefined ? undefined : refOf(value, each.body.placeOf("image_id"));
    },
    unknown("not-visible", "the image of the machine", doc.at),
  );
  return chain(id, (name): Fact<"linux" | "windows"> => {
    if (/^win/i.test(name)) return known("windows", { at: id.at });
    return LINUX.test(name) ? known("linux", { at: id.at }) : unknown("not-visible", `what ${name} holds`, id.at);
  });
}
