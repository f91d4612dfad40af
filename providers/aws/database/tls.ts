/** Whether connections to a relational database must be encrypted, and since which version of TLS. */
import { chain, known, mapFact, unknown, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { flavourOf, type Flavour } from "./engines.ts";
import { switchAt, type Parameters } from "./parameters.ts";
import type { Server } from "./server.ts";

const asEngine = (value: boolean): Fact<boolean> => known(value, { basis: "default" });

/**
 * Defaults: PostgreSQL from 15 on, Aurora PostgreSQL from 17 on and MariaDB from 11.8 on demand TLS
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html and its neighbours); DocumentDB always has.
 */
export function tlsRequired(server: Server): Fact<boolean> {
  const { engine, parameters } = server;
  const since = (first: number): Fact<boolean> => mapFact(server.version(), (version) => version >= first);
  return chain(flavourOf(engine), (flavour): Fact<boolean> => {
    switch (flavour) {
      case "postgres":
        return switchAt(parameters, "rds.force_ssl", since(15));
      case "aurora-postgres":
        return switchAt(parameters, "rds.force_ssl", since(17));
      case "sqlserver":
        return switchAt(parameters, "rds.force_ssl", asEngine(false));
      case "mysql":
      case "aurora-mysql":
        return switchAt(parameters, "require_secure_transport", asEngine(false));
      case "mariadb":
        return switchAt(parameters, "require_secure_transport", since(11.8));
      case "docdb":
        return mapFact(parameters.get("tls"), (word) => word?.toLowerCase() !== "disabled");
      case "oracle":
        // The option opens a second listener for TLS and leaves the plain one.
        return chain(server.option("SSL"), (there) =>
          there ? unknown("not-visible", "whether the plain listener is still reached", server.at) : asEngine(false),
        );
      case "neptune":
        return known(true, { basis: "platform" });
      case "other":
        return unknown("not-visible", "how this engine demands TLS", server.at);
    }
  });
}

const VERSIONS: Readonly<Record<string, TlsVersion>> = {
  tlsv1: "1.0",
  "tlsv1.0": "1.0",
  "tlsv1.1": "1.1",
  "tlsv1.2": "1.2",
  "tlsv1.3": "1.3",
};
const ORDER: readonly TlsVersion[] = ["1.0", "1.1", "1.2", "1.3"];
const DOCDB: Readonly<Record<string, TlsVersion>> = {
  enabled: "1.0",
  disabled: "none",
  "tls1.2+": "1.2",
  "tls1.3+": "1.3",
  "fips-140-3": "1.2",
};

export function minTls(server: Server): Fact<TlsVersion> {
  const { engine, parameters } = server;
  return chain(flavourOf(engine), (flavour): Fact<TlsVersion> => {
    switch (flavour) {
      case "postgres":
      case "aurora-postgres":
        return ofParameter(
          parameters,
          "ssl_min_protocol_version",
          unknown("not-visible", "the default of ssl_min_protocol_version", server.at),
        );
      case "mysql":
      case "aurora-mysql":
      case "mariadb":
        return ofParameter(parameters, "tls_version", mysqlDefault(flavour, server));
      case "sqlserver":
        return sqlServer(parameters);
      case "docdb":
        return chain(parameters.get("tls"), (word) => {
          const version = DOCDB[word?.toLowerCase() ?? "enabled"];
          return version === undefined ? unknown("unexpected-value", `tls = ${String(word)}`) : known(version);
        });
      case "neptune":
        return known("1.2", { basis: "platform" });
      case "oracle":
        return chain(server.option("SSL", "SQLNET.SSL_VERSION"), (setting) => {
          if (setting === false) return known("none", { basis: "default" });
          return known(setting === "1.2" ? "1.2" : "1.0", setting === true ? { basis: "default" } : undefined);
        });
      case "other":
        return unknown("not-visible", "which versions of TLS this engine accepts", server.at);
    }
  });
}

/** The lowest of the versions that a parameter lists. */
function ofParameter(parameters: Parameters, name: string, absent: Fact<TlsVersion>): Fact<TlsVersion> {
  return chain(parameters.get(name), (written) => {
    if (written === null) return absent;
    const versions = written
      .toLowerCase()
      .split(",")
      .map((word) => VERSIONS[word.trim()]);
    const lowest = ORDER.find((version) => versions.includes(version));
    return lowest === undefined || versions.includes(undefined) ? unknown("unexpected-value", `${name} = ${written}`) : known(lowest);
  });
}

/** From MySQL 8.0 on the old versions are off; MySQL 5.7 still takes them. */
function mysqlDefault(flavour: Flavour, server: Server): Fact<TlsVersion> {
  if (flavour === "mariadb") return unknown("not-visible", "the default of tls_version", server.at);
  return mapFact(server.version(), (version) => (version >= 8 ? "1.2" : "1.0"));
}

function sqlServer(parameters: Parameters): Fact<TlsVersion> {
  const on = asEngine(true);
  return chain(switchAt(parameters, "rds.tls10", on), (ten): Fact<TlsVersion> => {
    if (ten) return known("1.0", { basis: "default" });
    return mapFact(switchAt(parameters, "rds.tls11", on), (eleven) => (eleven ? "1.1" : "1.2"));
  });
}
