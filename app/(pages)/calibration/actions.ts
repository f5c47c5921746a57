"use server";

import type { CalibrationScoreInput } from "@/lib/protocol/calibration";
import type { Failure, Result } from "@/lib/protocol/failures";
import { currentAccount } from "@/lib/server/auth/current";
import { scoreCalibration, startCalibration, submitCalibration } from "@/lib/server/use-cases/calibration";
import { joinLateRating } from "@/lib/server/use-cases/late-rating";
import { refusalOf, resultOf } from "../../action-result";

export async function joinLateRatingAction(interviewId: string): Promise<Result<{ interviewId: string }>> {
  return resultOf(async () => joinLateRating(await currentAccount(), interviewId));
}

export async function startCalibrationAction(input: { interviewId: string; hours: number }): Promise<Result<{ calibrationId: string }>> {
  return resultOf(async () => startCalibration(await currentAccount(), input));
}

export async function scoreCalibrationAction(calibrationId: string, input: CalibrationScoreInput): Promise<Failure | null> {
  return refusalOf(async () => scoreCalibration(await currentAccount(), calibrationId, input));
}

export async function submitCalibrationAction(calibrationId: string): Promise<Failure | null> {
  return refusalOf(async () => submitCalibration(await currentAccount(), calibrationId));
}
