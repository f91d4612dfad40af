/** What Systems Manager does on machines, as far as this code arranges it. */
import type { Doc } from "../../../src/iac/document.ts";
import { isMap, type MapValue } from "../../../src/iac/value.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import { closed, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, isAbsent, list, refOf, settled, valueAt } from "../../../src/provider/read.ts";

export const ASSOCIATION = "aws_ssm_association";
export const TASK = "aws_ssm_maintenance_window_task";
export const WINDOW_TARGET = "aws_ssm_maintenance_window_target";

/** Patches are installed on a schedule by AWS-RunPatchBaseline. Where this code arranges nothing, others may. */
export function automaticPatching(doc: Doc, links: Links): Fact<boolean> {
  const associated = associations(doc, links).some(
    (each) =>
      isNamed(each, "name", "AWS-RunPatchBaseline") &&
      !isAbsent(each.body, "schedule_expression") &&
      hasParameter(each, "Operation", "Install"),
  );
  const done = associated || tasks(doc, links).some((task) => isNamed(task, "task_arn", "AWS-RunPatchBaseline") && installs(task.body));
  return done ? known(true, { at: doc.at }) : unknown("not-in-format", "patching that is not arranged in this code", doc.at);
}

/** The CloudWatch agent is started with a configuration. An agent that the image brings along is not seen. */
export function logsShipped(doc: Doc, links: Links): Fact<boolean> {
  const started = associations(doc, links).some(
    (each) => isNamed(each, "name", "AmazonCloudWatch-ManageAgent") && hasParameter(each, "action", "configure"),
  );
  return started ? known(true, { at: doc.at }) : unknown("not-in-format", "an agent inside the machine", doc.at);
}

function associations(doc: Doc, links: Links): readonly Doc[] {
  return surely(links.ofType(doc, [ASSOCIATION]), doc).filter(
    (each) => reaches(blocks(each.body, "targets"), doc) || pointsAt(each.body, "instance_id", doc),
  );
}

/** Tasks of a maintenance window, aimed at the machine or at a target of the window that is. */
function tasks(doc: Doc, links: Links): readonly Doc[] {
  return surely(links.ofType(doc, [TASK]), doc).filter((task) => {
    const targets = blocks(task.body, "targets");
    const windows = targets.items.filter((target) => settled(target.get("key")) === "WindowTargetIds");
    const aimed = windows.flatMap((target) => links.targets(task, target.get("values"), [WINDOW_TARGET], ["id"]).items);
    return reaches(targets, doc) || aimed.some((each) => each.presence.state === "known" && reaches(blocks(each.body, "targets"), doc));
  });
}

function surely(docs: readonly Doc[], machine: Doc): readonly Doc[] {
  return docs.filter((each) => each.presence.state === "known" && each.provider.key === machine.provider.key);
}

function reaches(targets: Many<MapValue>, machine: Doc): boolean {
  return targets.items.some((target) => {
    if (target.doubt !== undefined) return false;
    const key = settled(target.get("key"));
    const { items } = list(target, "values");
    if (key === "InstanceIds") return items.some((each) => settled(each) === "*" || isMachine(each, machine));
    const tag = typeof key === "string" && key.startsWith("tag:") ? key.slice("tag:".length) : undefined;
    const tags = settled(machine.body.get("tags"));
    const own = tag === undefined || !isMap(tags) ? undefined : settled(tags.get(tag));
    return typeof own === "string" && items.some((each) => settled(each) === own);
  });
}

function pointsAt(body: MapValue, path: string, machine: Doc): boolean {
  const { value } = valueAt(body, path);
  return value !== undefined && isMachine(value, machine);
}

function isMachine(value: Parameters<typeof refOf>[0], machine: Doc): boolean {
  const handle = refOf(value);
  return handle.state === "known" && handle.value === machine.id;
}

function isNamed(doc: Doc, path: string, name: string): boolean {
  const written = settled(doc.body.get(path));
  return typeof written === "string" && (written === name || written.endsWith(`:document/${name}`));
}

function hasParameter({ body }: Doc, name: string, wanted: string): boolean {
  const parameters = settled(body.get("parameters"));
  if (!isMap(parameters)) return false;
  const value = settled(parameters.get(name));
  const words = typeof value === "string" ? closed([value]) : list(parameters, name);
  return words.items.some((each) => settled(each) === wanted);
}

function installs(task: MapValue): boolean {
  const inner = blocks(task, "task_invocation_parameters").items.flatMap((each) => blocks(each, "run_command_parameters").items);
  const parameters = inner.flatMap((each) => blocks(each, "parameter").items);
  return parameters.some(
    (each) => settled(each.get("name")) === "Operation" && list(each, "values").items.some((word) => settled(word) === "Install"),
  );
}
