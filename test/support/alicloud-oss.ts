/** Answers of OSS, which speaks XML. */
import type { AlicloudInventory } from "./alicloud-answers.ts";
import type { AlicloudAsked, AlicloudFault } from "./alicloud-server.ts";

const xml = (raw: string, status = 200): AlicloudFault => ({
  raw: `<?xml version="1.0" encoding="UTF-8"?>\n${raw}`,
  status,
  type: "application/xml",
});
const error = (status: number, code: string): AlicloudFault =>
  xml(`<Error><Code>${code}</Code><Message>${code}.</Message><RequestId>0</RequestId></Error>`, status);

/** Codes that say that a bucket has no setting of its own. */
const nothing: Readonly<Record<string, string>> = {
  policy: "NoSuchBucketPolicy",
  httpsConfig: "NoSuchHttpsConfig",
  lifecycle: "NoSuchLifecycle",
};

const PAGE = 100;

export function ossAnswer(asked: AlicloudAsked, { buckets }: AlicloudInventory): AlicloudFault {
  const resource = Object.keys(asked.request).find((name) => name !== "path" && asked.request[name] === "") ?? "";
  const name = (asked.request["path"] ?? "/").split("/")[1] ?? "";
  if (name === "") return resource === "" ? listed(asked, buckets) : xml(blocked("false"));
  const bucket = buckets.find((each) => each.name === name);
  if (bucket === undefined) return error(404, "NoSuchBucket");
  if (bucket.region !== asked.region) return error(403, "AccessDenied");
  const told = bucket.settings[resource];
  if (told !== undefined) return resource === "policy" ? { raw: told, type: "application/json" } : xml(told);
  if (resource === "publicAccessBlock") return xml(blocked("false"));
  return error(404, nothing[resource] ?? "NoSuchBucket");
}

const blocked = (on: string): string =>
  `<PublicAccessBlockConfiguration><BlockPublicAccess>${on}</BlockPublicAccess></PublicAccessBlockConfiguration>`;

function listed(asked: AlicloudAsked, buckets: AlicloudInventory["buckets"]): AlicloudFault {
  const size = Number(asked.request["max-keys"] ?? PAGE);
  const sorted = buckets.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const rest = sorted.filter(({ name }) => name > (asked.request["marker"] ?? ""));
  const here = rest.slice(0, size);
  const more = rest.length > size;
  const items = here
    .map(
      ({ name, region }) =>
        `<Bucket><Name>${name}</Name><Location>oss-${region}</Location><CreationDate>2024-01-01T00:00:00.000Z</CreationDate></Bucket>`,
    )
    .join("");
  const next = more ? `<NextMarker>${here.at(-1)?.name ?? ""}</NextMarker>` : "";
  return xml(
    `<ListAllMyBucketsResult><IsTruncated>${String(more)}</IsTruncated>${next}<Buckets>${items}</Buckets></ListAllMyBucketsResult>`,
  );
}
