import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import type { NodeState } from "@/lib/protocol/views";
import { Icon } from "./icon";

const CLASS: Record<NodeState, string> = {
  hidden: "hid",
  queued: "que",
  sending: "now",
  current: "now",
  revealed: "rev",
  done: "done",
  dropped: "drop",
  selfFound: "sel",
};

/** The node that a tail ends in: its state by dash, number, fill and check. `label` names the state for screen readers. */
export function TailNode({ state, place, label, className }: { state: NodeState; place?: number | null; label?: string; className?: string }) {
  const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <span {...name} className={clsx("node", CLASS[state], className)}>
      {state === "queued" && place}
      {state === "done" && <Icon as={Check} size={12} />}
    </span>
  );
}

/** Follow-ups that curl off the node above them. */
export function Tail({ className, ...props }: ComponentProps<"ol">) {
  return <ol {...props} className={clsx("tail", className)} />;
}

/** One follow-up on a tail: its node and what is said about it. */
export function TailItem({ state, place, label, children, className, ...props }: ComponentProps<"li"> & {
  state: NodeState;
  place?: number | null;
  label?: string;
  children: ReactNode;
}) {
  return (
    <li {...props} data-state={state} className={className}>
      <div className="trow">
        <TailNode state={state} place={place} label={label} />
        <div className="min-w-0">{children}</div>
      </div>
    </li>
  );
}
