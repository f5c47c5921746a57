import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What of a page is looked at, as selectors; and whether small faults count too. */
interface Scope {
  readonly include?: string;
  readonly exclude?: readonly string[];
  readonly graveOnly?: boolean;
}

/**
 * What axe finds on a page as it is now: each fault with the parts that have it; none when the page is accessible.
 *
 * A colour on its way from one state to the next is a fault that nobody meets, so the page is asked for no motion and what already moves is awaited.
 */
export async function accessibilityFaults(page: Page, { include, exclude = [], graveOnly = false }: Scope = {}): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(transitionsOver);
  const axe = new AxeBuilder({ page });
  if (include) axe.include(include);
  for (const part of exclude) axe.exclude(part);
  const { violations } = await axe.analyze();
  await page.emulateMedia({ reducedMotion: null });
  return violations
    .filter(({ impact }) => !graveOnly || impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
}

/** Runs in the page: over when every transition has ended or was called off. Endless animations are not waited for. */
async function transitionsOver(): Promise<void> {
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
}
