"use client";

import { signIn } from "next-auth/react";
import { failureCodeSchema, type FailureCode } from "@/lib/protocol/failures";

/** Signs in with email and password. Null when it worked, else why not. */
export async function enterWithPassword(email: string, password: string): Promise<FailureCode | null> {
  try {
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    return failureCodeSchema.catch("wrongCredentials").parse(answer?.error);
  } catch {
    return "unavailable";
  }
}
