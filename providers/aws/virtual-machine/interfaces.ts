/** Network interfaces that the code makes apart from the machine. */
import type { Doc } from "../../../src/iac/document.ts";
import { flatMapMany, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, isAbsent, valueAt } from "../../../src/provider/read.ts";

export const INTERFACE = "aws_network_interface";
export const ATTACHMENT = "aws_network_interface_attachment";

/** Whether the machine is started on an interface that exists already. */
export function startsOnInterface(doc: Doc): boolean {
  return !isAbsent(doc.body, "primary_network_interface") || !isAbsent(doc.body, "network_interface");
}

/** Interfaces that the machine names when it starts. */
export function namedInterfaces(doc: Doc, links: Links): Many<Doc> {
  const named = ["primary_network_interface", "network_interface"].map((name) =>
    flatMapMany(blocks(doc.body, name), (block) => links.targets(doc, valueAt(block, "network_interface_id").value, [INTERFACE], ["id"])),
  );
  return union(named);
}

/** All interfaces that are plugged into the machine, also later on. */
export function interfacesOf(doc: Doc, links: Links): Many<Doc> {
  const attachments = links.attached(doc, [ATTACHMENT], ["instance_id"], ["id"]);
  return union([
    namedInterfaces(doc, links),
    links.attached(doc, [INTERFACE], ["attachment.instance"], ["id"]),
    flatMapMany(attachments, (each) => links.targets(each, each.body.get("network_interface_id"), [INTERFACE], ["id"])),
  ]);
}
