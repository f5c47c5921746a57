/** What the parts of a log pipeline are for. */
export const STAGES = ["timeFilter", "exclusion", "extraction", "aggregation", "ordering", "limit"] as const;
export type Stage = (typeof STAGES)[number];
