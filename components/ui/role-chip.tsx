import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { Role } from "@/lib/protocol/roles";

const CLASS: Record<Role, string> = { interviewer: "int", candidate: "cand", observer: "obs" };

/** A person's role: a dye bar whose pattern differs by role, and the word. */
export function RoleChip({ role, size = "md", room }: { role: Role; size?: "md" | "lg"; room?: string }) {
  const t = useTranslations("common");
  return (
    <span className={clsx("role", CLASS[role], size === "lg" && "lg")}>
      {t(`role.${role}`)}
      {room && <span className="rm">{room}</span>}
    </span>
  );
}
