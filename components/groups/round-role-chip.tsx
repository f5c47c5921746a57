import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { RoundRole } from "@/lib/protocol/roles";

const CLASS: Record<RoundRole | "rest", string> = { interviewer: "int", candidate: "cand", observer: "obs", author: "auth", rest: "rest" };

/** What somebody is in a round, with the letter of their room. `isVoid` strikes it out: they are away. */
export function RoundRoleChip({ role, room, isVoid = false, size = "md" }: { role: RoundRole | "rest"; room?: string | null; isVoid?: boolean; size?: "md" | "lg" }) {
  const t = useTranslations("rotation.role");
  return (
    <span className={clsx("role", CLASS[role], isVoid && "void", size === "lg" && "lg")}>
      {t(role)}
      {room && <> <span className="rm">{room}</span></>}
    </span>
  );
}
