"use client";

import { CircleCheck, CircleDashed, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { STAGES, type Stage } from "@/lib/evaluators/pipeline-reading/stages";
import type { Finding } from "@/lib/protocol/evidence";
import "./findings.css";

type Props = { source: string; findings: readonly Finding[] };

const EXCERPT_CHARS = 80;

/** What reading the text showed, with the place in it: stages of the pipeline, programs, and what a linter says. Never a verdict. */
export function Findings({ source, findings }: Props) {
  const t = useTranslations("common.findings");
  const stages = stagesOf(findings);
  const others = findings.filter(({ id }) => !id.startsWith("stage:"));
  if (findings.length === 0) return null;
  return (
    <div className="fnd" role="group" aria-label={t("label")}>
      {stages.length > 0 && <ul className="stages">{stages.map(({ stage, finding }) => <StageLine key={stage} stage={stage} finding={finding} source={source} />)}</ul>}
      {others.map((finding, at) => (
        <p className="why" key={`${finding.id}-${at}`}><Icon as={Info} size={14} /><span><Title id={finding.id} /> {finding.message} <Place source={source} finding={finding} /></span></p>
      ))}
    </div>
  );
}

function stagesOf(findings: readonly Finding[]): { stage: Stage; finding: Finding }[] {
  return findings.flatMap((finding) => {
    const stage = STAGES.find((name) => finding.id === `stage:${name}`);
    return stage ? [{ stage, finding }] : [];
  });
}

/** In one line, before everything else: the stages that the task asks for and the pipeline does not have. */
export function MissingStages({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations("common.findings");
  const missing = stagesOf(findings).filter(({ finding }) => !isThere(finding));
  if (missing.length === 0) return null;
  return <p className="lacks"><Icon as={CircleDashed} size={14} />{t("lacks", { stages: missing.map(({ stage }) => t(`stage.${stage}`)).join(", ") })}</p>;
}

const isThere = ({ message }: Finding) => message === "present";

function StageLine({ stage, finding, source }: { stage: Stage; finding: Finding; source: string }) {
  const t = useTranslations("common.findings");
  const there = isThere(finding);
  return (
    <li data-there={there}>
      <Icon as={there ? CircleCheck : CircleDashed} size={14} />
      <span>{t(`stage.${stage}`)}</span> <span className="st">{t(there ? "present" : "missing")}</span> <Place source={source} finding={finding} />
    </li>
  );
}

const TITLED = ["commands", "syntax", "unread", "unknownName", "misspelt", "outOfRange"] as const;

/** What a finding is about; ShellCheck's own code where it is one of those. */
function Title({ id }: { id: string }) {
  const t = useTranslations("common.findings");
  const known = TITLED.find((titled) => titled === id);
  if (known) return <b>{t(known)}</b>;
  return <b className="mono">{id.replace(/^shellcheck:/, "")}</b>;
}

/** Line and text that a finding points at; the first line of it where it goes over several. */
function Place({ source, finding: { start, end } }: { source: string; finding: Finding }) {
  const t = useTranslations("common.findings");
  if (start === undefined || end === undefined) return null;
  const [excerpt = ""] = source.slice(start, end).slice(0, EXCERPT_CHARS).split("\n");
  return <>{excerpt !== "" && <code>{excerpt}</code>} <span className="at">{t("line", { line: source.slice(0, start).split("\n").length })}</span></>;
}
