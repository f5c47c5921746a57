"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { sideBySide, type Piece } from "@/lib/domain/line-diff";

/** Two texts side by side; what differs is tinted and set in bold. */
export function SideDiff({ left, right, leftTitle, rightTitle }: { left: string; right: string; leftTitle: string; rightTitle: string }) {
  const t = useTranslations("common");
  const rows = useMemo(() => sideBySide(left, right), [left, right]);
  return (
    <table className="sdiff">
      <thead><tr><th scope="col">{leftTitle}</th><th scope="col">{rightTitle}</th></tr></thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            <td className={row.same ? undefined : row.left ? "e" : "gap"}><Line pieces={row.left} missing={t("missingLine")} /></td>
            <td className={row.same ? undefined : row.right ? "g" : "gap"}><Line pieces={row.right} missing={t("missingLine")} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Line({ pieces, missing }: { pieces: Piece[] | null; missing: string }) {
  if (!pieces) return <span className="sr">{missing}</span>;
  return <>{pieces.map((piece, at) => (piece.changed ? <b key={at}>{piece.text}</b> : <span key={at}>{piece.text}</span>))}</>;
}
