/**
 * Memory of this machine, GB, rounded by the browser and 8 at most (https://www.w3.org/TR/device-memory/); null where it does not say:
 * only Chromium does.
 */
export function deviceGigabytes(): number | null {
  return (navigator as Navigator & { readonly deviceMemory?: number }).deviceMemory ?? null;
}
