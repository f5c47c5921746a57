/**
 * For every process of a bench. V8 collects garbage of its own accord some eight seconds after a process came to rest, on all processors: that
 * would be in the middle of what is measured elsewhere.
 */
export const QUIET = "--no-memory-reducer";
