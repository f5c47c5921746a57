import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { forbidden } from "next/navigation";
import { readerLocale } from "@/app/guard";
import { Room } from "@/components/room/room";
import { resolveViewer } from "@/lib/server/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("room");
  return { title: t("title") };
}

/** The candidate's room. Strangers, removed people and other roles all get the same page; what the room shows comes over the socket only. */
export default async function RoomPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await resolveViewer((await headers()).get("cookie"), id, "room");
  if (viewer === null) return forbidden();
  return <Room interviewId={viewer.interviewId} locale={await readerLocale()} />;
}
