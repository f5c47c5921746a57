import type { z } from "zod";
import { failure, FailureError, type Result } from "@/lib/protocol/failures";
import { withDatabase } from "../db";

/** Runs a use case: what it throws as a `FailureError` becomes its answer, a database that is away becomes `unavailable`, bugs pass through. */
export async function attempt<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await withDatabase(work);
  } catch (thrown) {
    if (thrown instanceof FailureError) return failure(thrown.code, thrown.field);
    throw thrown;
  }
}

/** Parses what came from outside. Throws `FailureError("invalid")` that names the first field at fault. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new FailureError("invalid", parsed.error.issues[0]?.path.map(String).join(".") || undefined);
  return parsed.data;
}
