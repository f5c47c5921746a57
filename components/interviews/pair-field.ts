/** Name of the boxes that pick interviews to compare. */
export const PAIR_FIELD = "pair";
