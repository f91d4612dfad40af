/** Editions of Security Center in the words of code, and whether they detect intrusions. The last one buys extras to the free edition. */
export const editionCodes = { level7: true, level3: true, level2: true, level8: true, level10: false } as const;
