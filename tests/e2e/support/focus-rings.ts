import type { Page } from '@playwright/test';

/**
 * Tabs on `stops` times and names what shows no ring there: no outline of 2 px or more, one whose color does not stand out
 * from what is around it (less than 3:1, WCAG 2.2 1.4.11), or one that an ancestor cuts off.
 */
export async function missingFocusRings(page: Page, stops: number): Promise<string[]> {
  const missing: string[] = [];
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const finding = await page.evaluate(() => {
      const focused = document.activeElement!;
      // A file input is out of sight: the button around it shows the ring. What only holds others may show where it is by one of them.
      const element = focused.matches('input[type=file]') ? focused.closest('.ui-file') ?? focused : document.getElementById(focused.getAttribute('aria-activedescendant') ?? '') ?? focused;
      const name = `${element.tagName.toLowerCase()} “${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)}”`;
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
      const width = parseFloat(outlineWidth);
      if (outlineStyle === 'none' || width < 2) return `no ring: ${name}`;

      const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
      const over = (color: string) => {
        paint.fillStyle = color;
        paint.fillRect(0, 0, 1, 1);
      };
      const luminance = () => {
        const [red, green, blue] = [...paint.getImageData(0, 0, 1, 1).data].map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const outward = parseFloat(outlineOffset) + width;
      const behind: Element[] = [];
      for (let one: Element | null = outward > 0 ? element.parentElement : element; one; one = one.parentElement) behind.unshift(one);
      over('white');
      for (const one of behind) over(getComputedStyle(one).backgroundColor);
      const ground = luminance();
      over(outlineColor);
      const ring = luminance();
      const contrast = (Math.max(ring, ground) + 0.05) / (Math.min(ring, ground) + 0.05);
      if (contrast < 3) return `faint ring, ${contrast.toFixed(1)}:1: ${name}`;

      const box = element.getBoundingClientRect();
      const reach = { left: box.left - outward, top: box.top - outward, right: box.right + outward, bottom: box.bottom + outward };
      for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        if (getComputedStyle(parent).overflowX === 'visible') continue;
        const cut = parent.getBoundingClientRect();
        if (reach.left < cut.left - 1 || reach.top < cut.top - 1 || reach.right > cut.right + 1 || reach.bottom > cut.bottom + 1) return `ring cut off by ${parent.className}: ${name}`;
      }
      return null;
    });
    if (finding !== null) missing.push(finding);
  }
  return missing;
}
