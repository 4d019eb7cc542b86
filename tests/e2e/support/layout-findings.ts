import type { Page } from '@playwright/test';

/**
 * What is wrong with how the page is laid out now, from geometry and computed styles alone, so that it says the same with any font:
 * a control or text outside the window or outside what holds it, text cut without a sign of it, controls, cards or panels over one another.
 */
export function layoutFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 1.5;
    const controls = 'button, input:not([type=file]), select, textarea, a[href], [role=separator][tabindex], [role=option], [tabindex="0"]';
    const parts = '.top-bar, .ribbon, .network-outline, .network-stage, .tour, .status-line, .side, .phone-tabs';

    interface Box { left: number; top: number; right: number; bottom: number }
    interface Shown { readonly element: Element; readonly part: Box }

    const named = (element: Element) => {
      const text = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
      return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${text}”`;
    };
    // The drawing pans and zooms: what sticks out of it, or lies under its tools, is meant to.
    const visible = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }) && !(element instanceof SVGElement) && !element.closest('.react-flow') && getComputedStyle(element).clipPath !== 'inset(50%)');
    const hasText = (element: Element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');

    /** The part of an element that the window and its ancestors let show; null when there is none. */
    const shownPart = (element: Element): Box | null => {
      const part = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
      const cut = ({ left, top, right, bottom }: Box) => Object.assign(part, { left: Math.max(part.left, left), top: Math.max(part.top, top), right: Math.min(part.right, right), bottom: Math.min(part.bottom, bottom) });
      cut(element.getBoundingClientRect());
      for (let parent = element.parentElement; parent; parent = parent.parentElement) if (getComputedStyle(parent).overflowX !== 'visible') cut(parent.getBoundingClientRect());
      return part.right - part.left > 1 && part.bottom - part.top > 1 ? part : null;
    };

    /** An ancestor that can be scrolled sideways, or says by an ellipsis that there is more, may hold more than it shows. */
    function outside(element: Element): string[] {
      const { left, right } = element.getBoundingClientRect();
      for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(parent);
        if (getComputedStyle(parent).clipPath === 'inset(50%)' || overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis') return [];
        if (overflowX === 'visible') continue;
        const box = parent.getBoundingClientRect();
        if (right > box.right + slack || left < box.left - slack) return [`sticks out: ${named(element)} of ${named(parent)}`];
      }
      return right > innerWidth + slack || left < -slack ? [`outside the window: ${named(element)}`] : [];
    }

    function cutText(element: HTMLElement): string[] {
      const style = getComputedStyle(element);
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return [];
      const across = cuts(style.overflowX) && element.scrollWidth > element.clientWidth + slack;
      const down = cuts(style.overflowY) && element.scrollHeight > element.clientHeight + slack;
      return across || down ? [`text cut: ${named(element)}`] : [];
    }

    /** Pairs that lie over one another, by more than `across` and `down` px. */
    function overlaps(all: readonly Shown[], slackOf: (one: Element, other: Element) => number): string[] {
      return all.flatMap((one, at) => all.slice(at + 1).flatMap((other) => {
        if (one.element.contains(other.element) || other.element.contains(one.element)) return [];
        const across = Math.min(one.part.right, other.part.right) - Math.max(one.part.left, other.part.left);
        const down = Math.min(one.part.bottom, other.part.bottom) - Math.max(one.part.top, other.part.top);
        return across > slackOf(one.element, other.element) && down > 2 ? [`overlap: ${named(one.element)} and ${named(other.element)}`] : [];
      }));
    }

    const shown = (elements: Iterable<Element>): Shown[] => [...elements].flatMap((element) => {
      const part = element.checkVisibility({ visibilityProperty: true }) ? shownPart(element) : null;
      return part ? [{ element, part }] : [];
    });
    /** One under a dialog or a sheet is not there for now. */
    const onTop = ({ element, part }: Shown) => {
      const top = document.elementFromPoint((part.left + part.right) / 2, (part.top + part.bottom) / 2);
      return top !== null && (element.contains(top) || top.contains(element));
    };
    // What is scrolled goes under what stays.
    const stays = (element: Element) => {
      for (let one: Element | null = element; one; one = one.parentElement) if (getComputedStyle(one).position === 'sticky') return true;
      return false;
    };
    // A panel's edge, to be dragged, reaches a few pixels over what is beside it.
    const edge = (element: Element) => element.getAttribute('role') === 'separator';

    return [...new Set([
      ...visible.filter((one) => (hasText(one) || one.matches(controls)) && one.getBoundingClientRect().width > 0).flatMap(outside),
      ...visible.filter(hasText).flatMap(cutText),
      ...overlaps(shown(visible.filter((one) => one.matches(controls) && !stays(one))).filter(onTop), (one, other) => (edge(one) || edge(other) ? 9 : 2)),
      ...overlaps(shown(document.querySelectorAll('[data-layer], [data-block-id]')), () => 2),
      ...(document.querySelector('.app[data-phone="true"]') ? [] : overlaps(shown(document.querySelectorAll(parts)), () => 2)),
    ])];
  });
}
