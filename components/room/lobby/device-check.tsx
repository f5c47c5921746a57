"use client";

import { Check, Keyboard, Wifi } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field, Input } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { Connection } from "@/lib/client/types";

const SYLLABLE = /[가-힣]/;

/** Two things that go wrong in interviews: the line and the input method. Nothing typed here is sent. */
export function DeviceCheck({ connection }: { connection: Connection }) {
  const t = useTranslations("room.lobby");
  const [typed, setTyped] = useState("");
  const [works, setWorks] = useState(false);
  const online = connection.state === "online";
  return (
    <section className="check" aria-label={t("check")}>
      <h2>{t("check")}</h2>
      <p className="row" role="status">
        <Icon as={Wifi} />
        <span className="grow">{t(online ? "online" : "offline")}</span>
        {online && <Icon as={Check} className="ok" />}
      </p>
      <div className="row">
        <Icon as={Keyboard} />
        <Field label={t("hangul")} hint={t("hangulHint")} className="grow">
          <Input
            value={typed}
            maxLength={80}
            autoComplete="off"
            placeholder={t("hangulPlaceholder")}
            onChange={(event) => setTyped(event.target.value)}
            onCompositionEnd={(event) => SYLLABLE.test(event.currentTarget.value) && setWorks(true)}
          />
        </Field>
      </div>
      <p className="row" role="status">
        {works && <><Icon as={Check} className="ok" /><span>{t("hangulWorks")}</span></>}
      </p>
    </section>
  );
}
