/** The lowest protocol version that is accepted. `none`: no minimum is set. */
export type TlsVersion = "none" | "1.0" | "1.1" | "1.2" | "1.3";

const order: readonly TlsVersion[] = ["none", "1.0", "1.1", "1.2", "1.3"];

export function tlsAtLeast(version: TlsVersion, minimum: TlsVersion): boolean {
  return order.indexOf(version) >= order.indexOf(minimum);
}
