/** Between the parts of a value, in every language. */
export const PARTS_JOINED_BY = "; ";
