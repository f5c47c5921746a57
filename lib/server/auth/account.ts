import { z } from "zod";
import { NAME_MAX_CHARS } from "@/lib/protocol/limits";

/** Somebody who is signed in, as checked against the database for this request. */
export type Account = { userId: string; name: string; email: string; isAdmin: boolean };

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const personNameSchema = z.string().trim().normalize("NFC").min(1).max(NAME_MAX_CHARS);
