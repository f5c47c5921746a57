import { Notice } from "@/components/shell/notice-page";
import { ForbiddenNotice } from "@/components/shell/notices";

export default function Forbidden() {
  return <ForbiddenNotice frame={Notice} />;
}
