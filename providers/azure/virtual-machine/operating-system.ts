import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { VirtualMachine } from "../../../src/model/kinds/virtual-machine.ts";
import { blocks, boolean, isAbsent, word } from "../../../src/provider/read.ts";
import { notOffered } from "../clouds.ts";
import { allOn, not } from "../switches.ts";

/** What is settled inside the operating system, and how each type of machine writes it. */
export type SystemFacts = Pick<VirtualMachine, "passwordLogon" | "managementAgent" | "automaticPatching">;

const noKeys = notOffered["virtual-machine/windows-key-logon"];
export const linuxModes = { AutomaticByPlatform: true, ImageDefault: false } as const;
export const windowsModes = { AutomaticByPlatform: true, AutomaticByOS: true, Manual: false } as const;

/**
 * Defaults of azurerm: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine.
 * A machine made around an existing disk (`os_managed_disk_id`) keeps what is on the disk.
 */
export function linuxFacts(doc: Doc): SystemFacts {
  const { body } = doc;
  return {
    passwordLogon: not(boolean(body, "disable_password_authentication", byDefault(doc, true))),
    managementAgent: agent(doc),
    automaticPatching: word(body, "patch_mode", linuxModes, byDefault(doc, false)),
  };
}

export function windowsFacts(doc: Doc): SystemFacts {
  const { body } = doc;
  const updates = boolean(body, "automatic_updates_enabled", boolean(body, "enable_automatic_updates", byDefault(doc, true)));
  return {
    passwordLogon: noKeys,
    managementAgent: agent(doc),
    automaticPatching: allOn([updates, word(body, "patch_mode", windowsModes, byDefault(doc, true))]),
  };
}

function byDefault(doc: Doc, value: boolean): Fact<boolean> {
  return isAbsent(doc.body, "os_managed_disk_id")
    ? known(value, { basis: "default", at: doc.at })
    : unknown("computed", `what the disk of ${doc.name} holds`, doc.at);
}

/** The agent of Azure is of use only while extensions may be installed through it. */
function agent(doc: Doc): Fact<boolean> {
  const on = byDefault(doc, true);
  return allOn([
    boolean(doc.body, "provision_vm_agent", on),
    boolean(doc.body, "allow_extension_operations", known(true, { basis: "default", at: doc.at })),
  ]);
}

/** The first machine type of azurerm has a block for each system, and its own defaults: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine. */
export function legacyFacts({ body, at, name }: Doc): SystemFacts {
  const [linux, windows] = [blocks(body, "os_profile_linux_config"), blocks(body, "os_profile_windows_config")];
  const off: Fact<boolean> = known(false, { basis: "default", at });
  const only = (one: readonly MapValue[], other: readonly MapValue[]): MapValue | undefined =>
    other.length === 0 && linux.open.length + windows.open.length === 0 && one[0]?.doubt === undefined ? one[0] : undefined;
  const asLinux = only(linux.items, windows.items);
  if (asLinux !== undefined) {
    const required = unknown("unexpected-value", "os_profile_linux_config without disable_password_authentication", asLinux.at);
    return {
      passwordLogon: not(boolean(asLinux, "disable_password_authentication", required)),
      managementAgent: known(true, { basis: "default", at }),
      automaticPatching: off,
    };
  }
  const asWindows = only(windows.items, linux.items);
  if (asWindows !== undefined) {
    return {
      passwordLogon: noKeys,
      managementAgent: boolean(asWindows, "provision_vm_agent", off),
      automaticPatching: boolean(asWindows, "enable_automatic_upgrades", off),
    };
  }
  const unseen = unknown("not-visible", `the operating system of ${name}`, at);
  return { passwordLogon: unseen, managementAgent: unseen, automaticPatching: unseen };
}
