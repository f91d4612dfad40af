import type { CatalogueData } from "../../src/framework/catalogue.ts";
import { ctsTbgl142Edition2026 } from "./cts-tbgl142-2026.ts";
import { dniCsisms2026 } from "./dni-csisms-2026.ts";
import { iso27017Edition2015 } from "./iso27017-2015.ts";
import { iso27017Edition2026 } from "./iso27017-2026.ts";
import { questions } from "./questions.ts";

/** Everything the catalogue is loaded from. A new standard is one more data file and its name here. */
export const catalogueData: CatalogueData = {
  numbering: iso27017Edition2015,
  frameworks: [dniCsisms2026, ctsTbgl142Edition2026],
  editions: [iso27017Edition2026],
  questions,
};
