import type { Provider } from "../provider/provider.ts";
import type { Load } from "./catalogue.ts";
import { providerFiles, providerNames } from "./tree.ts";

/** The providers as the generated registry assembles them, without it: what it takes is in the files. */
export async function loadProviders(root: string, load: Load): Promise<readonly Provider[]> {
  return Promise.all(
    providerNames.map(async (name) => {
      const provider: Record<string, unknown> = { name, mappers: [] };
      for (const { path, exports } of providerFiles(root, name)) {
        const module = await load(path);
        for (const each of exports) {
          const found = module[each];
          const before = provider[each];
          provider[each] = Array.isArray(found)
            ? [...(Array.isArray(before) ? (before as unknown[]) : []), ...(found as unknown[])]
            : found;
        }
      }
      return provider as unknown as Provider;
    }),
  );
}
