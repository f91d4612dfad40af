import { providers } from "../../providers/index.ts";
import type { Doc } from "../../src/iac/document.ts";
import { Positions } from "../../src/model/at.ts";
import type { ProviderName } from "../../src/model/resource.ts";
import { Listings } from "../../src/provider/listings.ts";
import { mapDocuments, type Mapped } from "../../src/provider/map.ts";
import type { Provider } from "../../src/provider/provider.ts";
import { readAnswers, type AnswerReading, type AnswerSet } from "../../src/provider/recorded.ts";

export function providerNamed(name: ProviderName): Provider {
  const found = providers.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no provider ${name}`);
  return found;
}

/** A set of kept answers as documents and as resources, the way a scan reads it. */
export function recordedIn(set: AnswerSet): { readonly reading: AnswerReading; readonly mapped: Mapped } {
  const provider = providerNamed(set.provider);
  const listings = new Listings();
  const reading = readAnswers(set, { ...provider, positions: new Positions(), listings });
  const docs: readonly Doc[] = provider.adapt?.(reading.docs) ?? reading.docs;
  return { reading, mapped: mapDocuments(docs, provider.mappers, listings) };
}
