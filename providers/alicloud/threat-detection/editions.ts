/** Editions of Security Center in the words of code, and whether they detect intrusions. The last one buys extras to the free edition. */
export const editionCodes = { level7: true, level3: true, level2: true, level8: true, level10: false } as const;

/**
 * The same in the numbers of `DescribeVersionConfig`: free, Enterprise, Advanced, Anti-virus, Ultimate, several editions, extras only.
 * https://help.aliyun.com/document_detail/421770.html
 */
export const editionNumbers = { "1": false, "3": true, "5": true, "6": true, "7": true, "8": true, "10": false } as const;
