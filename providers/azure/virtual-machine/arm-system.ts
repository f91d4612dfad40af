import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import { boolean, isAbsent, word } from "../../../src/provider/read.ts";
import { absentIn } from "../arm-document.ts";
import { notOffered } from "../clouds.ts";
import { allOn, not } from "../switches.ts";
import { linuxModes, windowsModes, type SystemFacts } from "./operating-system.ts";

type System = "linux" | "windows";

/** What a template or an answer says of the operating system. Not written: https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines */
export function systemFacts(doc: Doc): SystemFacts {
  const { body, at, name } = doc;
  const profile = "properties.osProfile";
  if (isAbsent(body, profile)) {
    const unseen = unknown("not-visible", `what the disk of ${name} holds`, at);
    return { passwordLogon: unseen, managementAgent: unseen, automaticPatching: unseen };
  }
  const [linux, windows] = [`${profile}.linuxConfiguration`, `${profile}.windowsConfiguration`];
  const system = systemOf(doc, linux, windows);
  const byDefault = <T>(value: T): Fact<T> => known(value, { basis: "default", at });
  const inSystem = (onLinux: Fact<boolean>, onWindows: Fact<boolean>): Fact<boolean> =>
    chain(system, (each) => (each === "linux" ? onLinux : onWindows));
  const keysOnly = `${linux}.disablePasswordAuthentication`;
  const agent = (of: string): Fact<boolean> =>
    allOn([
      boolean(body, `${of}.provisionVMAgent`, byDefault(true)),
      boolean(body, `${profile}.allowExtensionOperations`, byDefault(true)),
    ]);
  return {
    passwordLogon: inSystem(
      not(boolean(body, keysOnly, absentIn(doc, keysOnly, byDefault(false)))),
      notOffered["virtual-machine/windows-key-logon"],
    ),
    managementAgent: inSystem(agent(linux), agent(windows)),
    automaticPatching: inSystem(
      word(body, `${linux}.patchSettings.patchMode`, linuxModes, byDefault(false)),
      allOn([
        boolean(body, `${windows}.enableAutomaticUpdates`, byDefault(true)),
        word(body, `${windows}.patchSettings.patchMode`, windowsModes, byDefault(true)),
      ]),
    ),
  };
}

function systemOf({ body, at, name }: Doc, linux: string, windows: string): Fact<System> {
  const [hasLinux, hasWindows] = [!isAbsent(body, linux), !isAbsent(body, windows)];
  const unseen: Fact<System> = unknown("not-visible", `the operating system of ${name}`, at);
  const told: Fact<System> = hasLinux === hasWindows ? unseen : known(hasLinux ? "linux" : "windows", { at });
  return word<System>(body, "properties.storageProfile.osDisk.osType", { Linux: "linux", Windows: "windows" }, told);
}
