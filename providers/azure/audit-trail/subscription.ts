import type { Template, Unresolved, Value } from "../../../src/iac/value.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { settled } from "../../../src/provider/read.ts";

const wholeAccount = /^(\/subscriptions\/[^/]+|\/providers\/Microsoft\.Management\/managementGroups\/[^/]+)\/?$/i;

/** Types, of resources and of data sources, whose id is a subscription or a management group. */
const accountTypes = /(^|[.#])azurerm_(subscriptions?|management_group)\./;
const dataOfAzure = /(^|\.)data\.azurerm_/;
/** Says who runs the code; ids of subscriptions and of anything else are put together from it. */
const callerData = /(^|\.)data\.azurerm_client_config\./;

/** Whether a diagnostic setting with this target exports the activity log of a subscription or management group, or why that cannot be told. */
export function exportsActivityLog(target: Value): boolean | Unknown {
  const value = settled(target);
  if (typeof value === "string") return wholeAccount.test(value);
  if (typeof value !== "object" || value === null) return false;
  switch (value.is) {
    case "reference":
      return accountTypes.test(value.to);
    case "template":
      return templateTarget(value);
    case "unresolved":
      return dataTarget(value);
    default:
      return false;
  }
}

/** `"/subscriptions/${var.id}"` is a whole subscription, whatever the variable holds. */
function templateTarget({ parts }: Template): boolean | Unknown {
  const [head] = parts;
  if (typeof head === "string" && head.startsWith("/"))
    return wholeAccount.test(parts.map((part) => (typeof part === "string" ? part : "x")).join(""));
  const bare = parts.filter((part) => part !== "");
  return bare.length === 1 && typeof bare[0] === "object" ? exportsActivityLog(bare[0]) : false;
}

function dataTarget({ why }: Unresolved): boolean | Unknown {
  if (why.code !== "data-source" || callerData.test(why.subject)) return why;
  if (accountTypes.test(why.subject)) return true;
  return dataOfAzure.test(why.subject) ? false : why;
}
