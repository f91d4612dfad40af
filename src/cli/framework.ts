import { frameworkById } from "../framework/lookup.ts";
import type { Catalogue, Framework } from "../framework/framework.ts";
import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";

/** The framework that was asked for, else the first of the catalogue. Throws a UsageError for one that does not exist. */
export function frameworkFor(catalogue: Catalogue, asked: string | undefined): Framework {
  const found = asked === undefined ? catalogue.frameworks[0] : frameworkById(catalogue, asked);
  if (found !== undefined) return found;
  throw new UsageError(
    messages.unknownFramework(
      asked ?? "",
      catalogue.frameworks.map((each) => each.id),
    ),
  );
}
