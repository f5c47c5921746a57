import { NoticePage } from "@/components/shell/notice-page";
import { NotFoundNotice } from "@/components/shell/notices";

export default function NotFound() {
  return <NotFoundNotice frame={NoticePage} />;
}
