import { z } from "zod";
import { nodeIdSchema } from "./ids";

/** An answer as it stood when a node was revealed. */
export const stampedAnswerSchema = z.object({ nodeId: nodeIdSchema, questionId: nodeIdSchema, clockMs: z.number(), text: z.string() });
export type StampedAnswer = z.infer<typeof stampedAnswerSchema>;
