"use server";

import { headers } from "next/headers";
import type { SignUpInput } from "@/components/auth/sign-up-form";
import type { Failure } from "@/lib/protocol/failures";
import { clientAddress } from "@/lib/server/security/client-address";
import { signUp } from "@/lib/server/use-cases/accounts";

/** Makes an account; null when it worked. */
export async function signUpAction(input: SignUpInput): Promise<Failure | null> {
  const made = await signUp(input, clientAddress(await headers()));
  return made.ok ? null : made;
}
