/** A certificate for a server of a test, made at every run so that no key lies in the repository. */
import { createHash, generateKeyPairSync, sign, X509Certificate } from "node:crypto";

export interface ServerCertificate {
  readonly key: string;
  /** Signed by its own key: it is its own authority. */
  readonly cert: string;
}

const oid = { commonName: "550403", ecdsaWithSha256: "2a8648ce3d040302", basicConstraints: "551d13", alternativeNames: "551d11" };

/** For the hosts, `localhost` and 127.0.0.1, good for a day. */
export function selfSigned(hosts: readonly string[] = [], now = new Date()): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const day = 24 * 60 * 60 * 1000;
  const algorithm = sequence(objectId(oid.ecdsaWithSha256));
  const name = sequence(der(0x31, sequence(objectId(oid.commonName), der(0x0c, Buffer.from("localhost")))));
  const spki = publicKey.export({ type: "spki", format: "der" });
  const serial = createHash("sha256").update(spki).digest().subarray(0, 8);
  const names = ["localhost", ...hosts].map((host) => der(0x82, Buffer.from(host)));
  const alternatives = sequence(...names, der(0x87, Buffer.from([127, 0, 0, 1])));
  const signed = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), serial])),
    algorithm,
    name,
    sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + day))),
    name,
    spki,
    der(
      0xa3,
      sequence(
        sequence(objectId(oid.basicConstraints), der(0x01, Buffer.from([0xff])), octets(sequence(der(0x01, Buffer.from([0xff]))))),
        sequence(objectId(oid.alternativeNames), octets(alternatives)),
      ),
    ),
  );
  const signature = sign("sha256", signed, privateKey);
  const whole = sequence(signed, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }) as string, cert: new X509Certificate(whole).toString() };
}

function der(tag: number, body: Uint8Array): Buffer {
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function octets(body: Uint8Array): Buffer {
  return der(0x04, body);
}

function integer(body: Uint8Array): Buffer {
  return der(0x02, body);
}

function objectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

/** `YYMMDDhhmmssZ`. */
function time(at: Date): Buffer {
  const digits = at.toISOString().replaceAll(/[-:T]/g, "").slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}
