import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface AxeOptions {
  /** CSS selector of the part that is looked at; the whole page when not given. */
  readonly within?: string;
  /** The only rules that count; all when not given. */
  readonly rules?: readonly string[];
}

/** Serious and critical findings of axe-core on what the page shows now. */
export async function accessibilityFindings(page: Page, { within = 'html', rules }: AxeOptions = {}): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async ([selector, only]) => {
    type Results = { violations: { id: string; impact: string; nodes: { target: string[] }[] }[] };
    const { axe } = globalThis as unknown as { axe: { run(context: string, options: object): Promise<Results> } };
    const { violations } = await axe.run(selector, only ? { runOnly: { type: 'rule', values: only } } : {});
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }, [within, rules] as const);
}

/** The same in both colour schemes: what does not hang on colours is looked at in one of them only. */
export async function findingsLightAndDark(page: Page, within?: string): Promise<string[]> {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    const found = await accessibilityFindings(page, { within, rules: colorScheme === 'light' ? undefined : ['color-contrast'] });
    findings.push(...found.map((finding) => `${colorScheme}: ${finding}`));
  }
  return findings;
}
