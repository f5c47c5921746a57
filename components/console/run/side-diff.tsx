"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { sideBySide, type Piece } from "./diff";

/** Expected output beside the actual one; what differs is tinted and set in bold. */
export function SideDiff({ expected, got, caseName }: { expected: string; got: string; caseName: string }) {
  const t = useTranslations("console.run");
  const rows = useMemo(() => sideBySide(expected, got), [expected, got]);
  return (
    <table className="sdiff">
      <thead><tr><th scope="col">{t("expectedOf", { name: caseName })}</th><th scope="col">{t("gotOutput")}</th></tr></thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            <td className={row.same ? undefined : row.expected ? "e" : "gap"}><Line pieces={row.expected} missing={t("missing")} /></td>
            <td className={row.same ? undefined : row.got ? "g" : "gap"}><Line pieces={row.got} missing={t("missing")} /></td>
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
