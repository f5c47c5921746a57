import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CalibrationPage } from "@/components/calibration/calibration-page";
import { getCalibration } from "@/lib/server/use-cases/calibration";
import { readerLocale, signedIn, valueOrPage } from "../../../guard";
import { scoreCalibrationAction, submitCalibrationAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calibration"))("title") };
}

/** One calibration, stop by stop. */
export default async function OneCalibrationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/calibration/${encodeURIComponent(id)}`;
  const account = await signedIn(path);
  const calibration = valueOrPage(await getCalibration(account, id, await readerLocale()), path);
  return <CalibrationPage calibration={calibration} score={scoreCalibrationAction.bind(null, id)} submit={submitCalibrationAction.bind(null, id)} />;
}
