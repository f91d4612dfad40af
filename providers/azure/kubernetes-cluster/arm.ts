import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, list, text, word } from "../../../src/provider/read.ts";
import { armBase, armIdentity } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { settingTypes } from "../diagnostics.ts";
import { deletionLocked, lockTypes } from "../locks.ts";
import { anyOn, not } from "../switches.ts";
import { addressesOf, missingLogs } from "./control-plane.ts";

const security = "properties.securityProfile";
const access = "properties.apiServerAccessProfile";

/** Optional members may be left out of answers, too: then they are off. https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters */
const cluster = defineMapper({
  provider: "azure",
  reads: armTypes.kubernetes,
  kinds: ["kubernetes-cluster"],
  identity: armIdentity,
  also: [...settingTypes, ...lockTypes],
  map: (doc, _, links) => {
    const { body, at } = doc;
    const off: Fact<boolean> = known(false, { basis: "default", at });
    const envelope = `${security}.kubernetesResourceObjectEncryptionProfile.infrastructureEncryption`;
    return {
      publicEndpoint: not(boolean(body, `${access}.enablePrivateCluster`, off)),
      allowList: addressesOf(list(body, `${access}.authorizedIPRanges`), at),
      networkPolicy: networkPolicy(doc),
      missingLogs: missingLogs(doc, links),
      secretsEncrypted: anyOn([
        boolean(body, `${security}.azureKeyVaultKms.enabled`, off),
        word<boolean>(body, envelope, { Enabled: true, Disabled: false }, off),
      ]),
      deletionProtected: deletionLocked(doc, links),
      ...armBase("kubernetes-cluster", doc),
    };
  },
});

function networkPolicy({ body, at }: Doc): Fact<boolean> {
  const path = "properties.networkProfile.networkPolicy";
  const brought = text(body, "properties.networkProfile.networkPlugin", known(""));
  const preset = text(body, "sku.name", known("Base"));
  const unseen = [brought, preset].find((each) => each.state === "unknown");
  if (isAbsent(body, path) && unseen !== undefined) return unseen;
  const open =
    (brought.state === "known" && brought.value.toLowerCase() === "none") ||
    (preset.state === "known" && preset.value.toLowerCase() === "automatic");
  const absent: Fact<boolean> = open
    ? unknown("not-visible", "the network policy that is preset", at)
    : known(false, { basis: "default", at });
  return word<boolean>(body, path, { azure: true, calico: true, cilium: true, none: false }, absent);
}

export const mappers = [cluster];
