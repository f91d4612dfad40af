/** Editions of Security Center in the words of code, and whether they detect intrusions. The last one buys extras to the free edition. */
export const editionCodes = { level7: true, level3: true, level2: true, level8: true, level10: false } as const;

/** The same in the numbers of `Version` (DescribeVersionConfig): free, enterprise, advanced, anti-virus, ultimate, several editions, extras alone. */
export const editionNumbers = { "1": false, "3": true, "5": true, "6": true, "7": true, "8": true, "10": false } as const;
