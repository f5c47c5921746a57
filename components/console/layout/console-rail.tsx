"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { InterviewHandle } from "@/lib/client/types";
import type { ConsoleView } from "@/lib/protocol/views";
import { currentQuestion } from "../clock/plan";
import { AdHocForm } from "../next/ad-hoc-form";
import { AdHocIcon, NextCard } from "../next/next-card";
import { UndoReveal } from "../next/undo-reveal";
import type { NodeActions } from "../outline/node-actions";
import { locate } from "../outline/outline";
import { focusRow, OutlineList } from "../outline/outline-list";
import { HostAsked } from "../host/host-asked";
import { RestLine } from "../outline/rest-line";
import type { OutlineUi } from "../outline/use-outline";
import { searchOutline } from "../search/search";
import { SearchBox } from "../search/search-box";
import { SearchResults } from "../search/search-results";

type Props = {
  view: ConsoleView;
  handle: InterviewHandle<ConsoleView>;
  outline: OutlineUi;
  actions: NodeActions;
  query: string;
  setQuery: (query: string) => void;
  adHoc: { open: boolean; draft: string };
  setAdHoc: (adHoc: { open: boolean; draft: string }) => void;
  openAdHoc: (text?: string) => void;
  searchInput: RefObject<HTMLInputElement | null>;
  /** There is no middle column, so that this one is the page's main part. */
  main: boolean;
};

/** Left column: find, reveal, and the whole tail of the scenario. An observer sees the revealed part and no controls. */
export function ConsoleRail({ view, handle, outline, actions, query, setQuery, adHoc, setAdHoc, openAdHoc, searchInput, main }: Props) {
  const Part = main ? "main" : "nav";
  const t = useTranslations("console.outline");
  const watching = view.role === "observer";
  const open = !watching && view.clock.status !== "ended";
  const hits = query.trim() === "" ? null : searchOutline(view.questions, query);
  const question = currentQuestion(view) ?? locate(view.questions, outline.selectedId)?.question ?? view.questions[0] ?? null;
  const take = (nodeId: string | undefined) => {
    if (nodeId === undefined) return;
    setQuery("");
    outline.select(nodeId);
    if (!outline.isOpen(nodeId)) outline.toggleOpen(nodeId);
    requestAnimationFrame(() => focusRow(document, nodeId));
  };
  const adHocFromQuery = () => {
    openAdHoc(query.trim());
    setQuery("");
  };
  return (
    <Part id={main ? "main" : undefined} className="con-rail" aria-label={t("label")}>
      <div className="con-search">
        <SearchBox inputRef={searchInput} query={query} onQuery={setQuery} onTake={() => take(hits?.[0]?.node.nodeId)} onAdHoc={open ? adHocFromQuery : undefined} />
        {open && <AdHocIcon onAdHoc={() => openAdHoc()} />}
      </div>
      {!watching && <HostAsked view={view} onRelease={actions.releaseAsked} />}
      {!watching && <UndoReveal view={view} serverNow={handle.serverNow} onUndo={actions.undo} />}
      {open && adHoc.open && question && (
        <AdHocForm questions={view.questions} suggested={question} draft={adHoc.draft} onDraft={(draft) => setAdHoc({ open: true, draft })} onClose={() => setAdHoc({ open: false, draft: "" })} />
      )}
      {!watching && !(open && adHoc.open) && <NextCard view={view} onReveal={actions.revealNext} onDrop={actions.dropNext} onAdHoc={() => openAdHoc()} />}
      {hits ? (
        <SearchResults query={query.trim()} hits={hits} onTake={take} onQueue={open ? (nodeId) => actions.queueBack(nodeId) : undefined} onAdHoc={open ? adHocFromQuery : undefined} />
      ) : (
        <OutlineList view={view} ui={outline} actions={watching ? null : actions} serverNow={handle.serverNow} />
      )}
      <RestLine view={view} serverNow={handle.serverNow} />
    </Part>
  );
}
