import { childPages, resources } from "../answers.ts";
import { armTypes } from "../arm-types.ts";

const { machine, machineExtension, collectionAssociation } = armTypes;

export const calls = [
  resources(machine, ["virtual-machine"]),
  resources(armTypes.scaleSet, ["machine-template"]),
  resources(armTypes.disk, ["disk"]),
  resources(armTypes.networkInterface, []),
  childPages(machineExtension, machineExtension, { of: machine, at: "/extensions" }),
  childPages(collectionAssociation, collectionAssociation, {
    of: machine,
    at: "/providers/Microsoft.Insights/dataCollectionRuleAssociations",
  }),
];
