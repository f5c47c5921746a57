"use client";

import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type DragEndEvent, type UniqueIdentifier } from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Pixels that a pointer moves before a press becomes a drag. */
const DRAG_AFTER_PX = 6;

/** A list that is put in order by dragging a handle, or with the keyboard on it: space, arrows, space. */
export function Sortable<T extends { id: string }>({ items, onMove, className, children }: { items: readonly T[]; onMove: (from: number, to: number) => void; className?: string; children: (item: T, index: number) => ReactNode }) {
  const t = useTranslations("authoring.drag");
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_AFTER_PX } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const place = (id: UniqueIdentifier | undefined) => items.findIndex((item) => item.id === id) + 1;
  const end = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onMove(place(active.id) - 1, place(over.id) - 1);
  };
  return (
    <DndContext
      id={useId()}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        screenReaderInstructions: { draggable: t("instructions") },
        announcements: {
          onDragStart: ({ active }) => t("picked", { place: place(active.id) }),
          onDragOver: ({ over }) => (over ? t("over", { place: place(over.id) }) : undefined),
          onDragEnd: ({ over }) => t("dropped", { place: place(over?.id) }),
          onDragCancel: () => t("cancelled"),
        },
      }}
    >
      <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className={className}>{items.map((item, index) => children(item, index))}</ol>
      </SortableContext>
    </DndContext>
  );
}

/** One item of a `Sortable`: its handle, then what it holds. */
export function SortableItem({ id, name, className, children }: { id: string; name: string; className?: string; children: ReactNode }) {
  const t = useTranslations("authoring");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id });
  const style = { transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined, transition, zIndex: isDragging ? 1 : undefined, position: "relative" as const };
  return (
    <li ref={setNodeRef} style={style} className={className} data-id={id}>
      <IconButton ref={setActivatorNodeRef} size="sm" label={t("move", { name })} className="flex-none cursor-grab touch-none" {...attributes} {...listeners} role="button">
        <Icon as={GripVertical} size={14} />
      </IconButton>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}
