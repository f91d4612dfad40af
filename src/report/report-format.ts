/** Marks a report for programs. The number rises when something is taken away or changes its meaning. */
export const REPORT_FORMAT = "cldscan-report/1";
