"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import type { OwnFixture } from "@/lib/content/own/own-scenario";
import type { SnippetKind } from "@/lib/protocol/evidence";

type Props = { kind: SnippetKind; fixture: OwnFixture; onChange: (next: OwnFixture) => void };

/** The world of a case: its files, and what has to come out. */
export function FixtureForm({ kind, fixture, onChange }: Props) {
  return (
    <>
      <FilesForm files={fixture.files} onChange={(files) => onChange({ ...fixture, files })} />
      {kind === "shell" && fixture.expected.kind === "lines" ? <LinesForm fixture={fixture} onChange={onChange} /> : <ExpectedJson fixture={fixture} onChange={onChange} />}
    </>
  );
}

type Files = OwnFixture["files"];

function FilesForm({ files, onChange }: { files: Files; onChange: (next: Files) => void }) {
  const t = useTranslations("authoring");
  const entries = Object.entries(files);
  const put = (index: number, path: string, file: Files[string]) => onChange(Object.fromEntries(entries.map((entry, place) => (place === index ? [path, file] : entry))));
  return (
    <fieldset className="grid gap-2">
      <legend className="text-xs font-medium text-ink-2">{t("task.files")}</legend>
      {entries.map(([path, file], index) => (
        <div key={index} className="grid gap-2 rounded-md border border-line-1 p-2">
          <div className="flex items-end gap-2">
            <Field label={t("task.path")} className="flex-1"><Input className="mono" value={path} onChange={(event) => event.target.value.startsWith("/") && (event.target.value === path || !(event.target.value in files)) && put(index, event.target.value, file)} /></Field>
            <IconButton label={t("task.removeFile")} onClick={() => onChange(Object.fromEntries(entries.filter((_, place) => place !== index)))}><Icon as={Trash2} size={14} /></IconButton>
          </div>
          <Field label={t("task.content")}><Textarea className="mono" rows={4} value={typeof file === "string" ? file : file.text} onChange={(event) => put(index, path, typeof file === "string" ? event.target.value : { ...file, text: event.target.value })} /></Field>
        </div>
      ))}
      <Button size="sm" className="justify-self-start" onClick={() => onChange({ ...files, [freePath(files)]: "" })}><Icon as={Plus} size={14} />{t("add.files")}</Button>
    </fieldset>
  );
}

function freePath(files: Files): string {
  for (let number = 1; ; number += 1) if (!(`/srv/file-${number}.txt` in files)) return `/srv/file-${number}.txt`;
}

function LinesForm({ fixture, onChange }: Omit<Props, "kind">) {
  const t = useTranslations("authoring.task");
  const lines = Array.isArray(fixture.expected.lines) ? fixture.expected.lines.map(String) : [];
  const ordered = fixture.expected.ordered === true;
  return (
    <>
      <Field label={t("lines")}><Textarea className="mono" rows={4} value={lines.join("\n")} onChange={(event) => onChange({ ...fixture, expected: { kind: "lines", lines: event.target.value === "" ? [] : event.target.value.split("\n"), ordered } })} /></Field>
      <label className="flex items-center gap-2 text-sm"><input type="checkbox" className="size-4 accent-jjok-solid" checked={ordered} onChange={(event) => onChange({ ...fixture, expected: { kind: "lines", lines, ordered: event.target.checked } })} />{t("ordered")}</label>
    </>
  );
}

/** Kinds with richer expectations take them as JSON, by the format of lib/evaluators/README.md. What is typed stays until it parses. */
function ExpectedJson({ fixture, onChange }: Omit<Props, "kind">) {
  const t = useTranslations("authoring.task");
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? null : parseExpected(typed);
  return (
    <Field label={t("json")} error={typed !== null && parsed === null ? t("jsonInvalid") : null}>
      <Textarea
        className="mono" rows={6} value={typed ?? JSON.stringify(fixture.expected, null, 2)}
        onBlur={() => parsed !== null && setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          const expected = parseExpected(event.target.value);
          if (expected) onChange({ ...fixture, expected });
        }}
      />
    </Field>
  );
}

function parseExpected(text: string): OwnFixture["expected"] | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string" ? { ...value, kind: value.kind } : null;
  } catch {
    return null;
  }
}
