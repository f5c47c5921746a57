"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useLetterKey } from "@/components/ui/use-letter-key";

export type InterviewFilterValues = { query?: string; scenario?: string; person?: string; from?: string; to?: string; status?: string };
/** The address `/interviews#search` opens the page with the cursor in the search. */
export const SEARCH_HASH = "#search";
const STATUSES = ["lobby", "live", "paused", "ended"] as const;

/** The search of past interviews. Works as a plain GET form as well; `/` puts the cursor into it. */
export function InterviewFilters({ values, scenarios }: { values: InterviewFilterValues; scenarios: readonly { slug: string; title: string }[] }) {
  const t = useTranslations("interviews");
  const ts = useTranslations("common.status");
  const searchRef = useRef<HTMLInputElement>(null);
  useLetterKey("Slash", () => searchRef.current?.focus());
  useEffect(() => {
    if (window.location.hash === SEARCH_HASH) searchRef.current?.focus();
  }, []);
  const filtered = Object.entries(values).some(([name, value]) => name !== "query" && value !== undefined);
  return (
    <Form action="/interviews" className="mb-4 grid grid-cols-1 gap-3" role="search" key={JSON.stringify(values)}>
      <div className="flex gap-2">
        <Input ref={searchRef} boxClassName="grow" name="query" type="search" defaultValue={values.query} placeholder={t("searchLabel")} aria-label={t("searchLabel")} aria-keyshortcuts="/" before={<Icon as={Search} size={14} />} after={<Kbd>/</Kbd>} />
        <Button type="submit">{t("apply")}</Button>
      </div>
      <details open={filtered}>
        <summary className="sum min-h-[44px] text-sm text-ink-2 tablet:min-h-[28px]">{t("filters")}</summary>
        <div className="mt-2 grid grid-cols-1 gap-3 tablet:grid-cols-5">
          <Field label={t("scenario")}>
            <Select name="scenario" defaultValue={values.scenario ?? ""}>
              <option value="">{t("anyScenario")}</option>
              {scenarios.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}
            </Select>
          </Field>
          <Field label={t("person")}><Input name="person" defaultValue={values.person} /></Field>
          <Field label={t("from")}><Input name="from" type="date" defaultValue={values.from} /></Field>
          <Field label={t("to")}><Input name="to" type="date" defaultValue={values.to} /></Field>
          <Field label={t("status")}>
            <Select name="status" defaultValue={values.status ?? ""}>
              <option value="">{t("anyStatus")}</option>
              {STATUSES.map((status) => <option key={status} value={status}>{ts(status)}</option>)}
            </Select>
          </Field>
        </div>
        {filtered && <p className="mt-2"><Link className="link" href="/interviews">{t("clear")}</Link></p>}
      </details>
    </Form>
  );
}
