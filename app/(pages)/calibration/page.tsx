import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CalibrationsPage } from "@/components/calibration/calibrations-page";
import { getCalibrations } from "@/lib/server/use-cases/calibration";
import { readerLocale, signedIn, valueOrPage } from "../../guard";
import { joinLateRatingAction, startCalibrationAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calibration"))("title") };
}

/** What the reader can rate with their groups, and how members' levels differ. */
export default async function CalibrationOverviewPage() {
  const account = await signedIn("/calibration");
  const overview = valueOrPage(await getCalibrations(account, await readerLocale()), "/calibration");
  return <CalibrationsPage overview={overview} join={joinLateRatingAction} start={startCalibrationAction} />;
}
