import type { Text } from "../model/text.ts";
import type { Checkability, EditionBasis, Question } from "./schema.ts";

/** One control or clause of a document, ready to be shown and rolled up. */
export interface Control {
  readonly id: string;
  /** The id as the document writes it. */
  readonly shown: string;
  /** The Chinese title as printed; `suggestedZh` stands beside it where the printed words mislead. */
  readonly title: Text;
  readonly suggestedZh: string | undefined;
  readonly requirement: Text | undefined;
  /** The document has no text of its own for the control: the requirement is our reading of the clause it names. */
  readonly ownReading: boolean;
  /** ISO/IEC 27017:2015 ids that the text is about. */
  readonly iso: readonly string[];
  /** ISO ids printed in the document that are not what the text is about, and those that it should have printed. */
  readonly misprinted: readonly string[];
  readonly corrected: readonly string[];
  readonly note: Text | undefined;
  readonly check: Checkability;
  readonly guidance: { readonly customer: boolean; readonly provider: boolean; readonly other: boolean };
  readonly iso27002: { readonly ids: readonly string[]; readonly basis: "document" | "judgement" };
  /** A control that ISO/IEC 27017 adds to ISO/IEC 27002. */
  readonly cld: boolean;
}

/** One standard in one edition. */
export interface Framework {
  readonly id: string;
  readonly name: Text;
  readonly number: string;
  readonly edition: string;
  readonly publisher: Text;
  readonly status: "in-force" | "withdrawn";
  readonly notes: readonly Text[];
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly controls: readonly Control[];
}

/** Another edition, as a map from ISO/IEC 27017:2015 ids. */
export interface Edition {
  readonly id: string;
  readonly name: Text;
  readonly number: string;
  readonly notes: readonly Text[];
  readonly rows: ReadonlyMap<string, { readonly to: readonly string[]; readonly basis: EditionBasis }>;
  readonly added: readonly { readonly id: string; readonly title: Text }[];
}

export interface Catalogue {
  /** ISO/IEC 27017:2015, whose ids rules and questions use. */
  readonly numbering: Framework;
  /** All frameworks that can be asked for; the first is the default. */
  readonly frameworks: readonly Framework[];
  readonly editions: readonly Edition[];
  readonly questions: ReadonlyMap<string, Question>;
}
