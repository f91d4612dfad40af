/** Which answers of EC2 and Systems Manager tell about machines and their disks. */
import { detail, type Call, type Found } from "../../../src/provider/call.ts";
import { isJson, itemsAt, textOf, type Json } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { byNextToken, perDocument, perRegion } from "../calls.ts";

export const INSTANCE = "ec2.Instance";
export const VOLUME = "ec2.Volume";
export const PROTECTION = "ec2.InstanceTerminationProtection";
export const MANAGED = "ssm.InstanceInformation";
export const PATCHES = "ssm.InstancePatchState";

/** Machines that are being taken away are answered for an hour more. */
const GONE = ["terminated", "shutting-down"];

function instancesIn(body: Json): readonly Found[] | undefined {
  const reservations = itemsAt(body, "Reservations");
  if (reservations === undefined) return undefined;
  const found: Found[] = [];
  for (const [index, reservation] of reservations.entries()) {
    const instances = itemsAt(reservation, "Instances");
    if (instances === undefined) return undefined;
    for (const [place, instance] of instances.entries()) {
      const id = textOf(instance["InstanceId"]);
      const state = isJson(instance["State"]) ? textOf(instance["State"]["Name"]) : "";
      const path = `Reservations[${String(index)}].Instances[${String(place)}]`;
      if (id !== "" && !GONE.includes(state)) found.push({ id, body: instance, path });
    }
  }
  return found;
}

/** Both take fifty machines at once. */
const PATCH_BATCH = 50;

function patchesAbout(request: Json): readonly Pick<Found, "id" | "plus">[] {
  const ids = request["InstanceIds"];
  return Array.isArray(ids) ? ids.map(textOf).map((id) => ({ id, plus: { InstanceId: id } })) : [];
}

/** Beside the states, a document for each machine asked about: only it tells apart a machine without a state from one that was not asked about. */
function patchStatesIn(body: Json, request: Json): readonly Found[] | undefined {
  const states = itemsAt(body, "InstancePatchStates");
  if (states === undefined) return undefined;
  const asked = patchesAbout(request).map((each) => ({ ...each, id: `${each.id}/asked`, body: {}, path: "" }));
  return [
    ...asked,
    ...states.map((state, index) => ({ id: textOf(state["InstanceId"]), body: state, path: `InstancePatchStates[${String(index)}]` })),
  ];
}

export const machineCalls: readonly Call[] = [
  {
    ...perRegion("ec2.DescribeInstances", {
      permission: "ec2:DescribeInstances",
      yields: INSTANCE,
      items: "Reservations",
      id: "InstanceId",
      pages: byNextToken(1000),
      lists: ["virtual-machine"],
      includes: [PROTECTION, PATCHES],
    }),
    find: instancesIn,
  },
  perRegion("ec2.DescribeVolumes", {
    permission: "ec2:DescribeVolumes",
    yields: VOLUME,
    items: "Volumes",
    id: "VolumeId",
    pages: byNextToken(500),
    lists: ["disk"],
  }),
  // The same operation also hands out user data; only this one attribute is asked for.
  perDocument("ec2.DescribeInstanceAttribute", {
    permission: "ec2:DescribeInstanceAttribute",
    of: INSTANCE,
    yields: PROTECTION,
    from: "InstanceId",
    as: "InstanceId",
    with: { Attribute: "disableApiTermination" },
    holds: "DisableApiTermination",
    strip: ["UserData"],
  }),
  perRegion("ssm.DescribeInstanceInformation", {
    permission: "ssm:DescribeInstanceInformation",
    yields: MANAGED,
    items: "InstanceInformationList",
    id: "InstanceId",
    pages: byNextToken(50),
  }),
  detail({
    provider: "aws",
    operation: "ssm.DescribeInstancePatchStates",
    permissions: ["ssm:DescribeInstancePatchStates"],
    yields: PATCHES,
    of: INSTANCE,
    batch: PATCH_BATCH,
    ask: (machines) => ({ InstanceIds: machines.map((each) => each["InstanceId"]) }),
    about: patchesAbout,
    pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxResults", 100] }),
    find: patchStatesIn,
  }),
];
