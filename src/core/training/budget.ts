/** Where the browser does not say how much memory the machine has. */
const assumedGigabytes = 4;
const largest = 2 * 2 ** 30;

/** Bytes that a run may use: half of the machine's memory, at most 2 GB, which is what a tab can be expected to get. */
export function memoryBudget(deviceGigabytes: number | null): number {
  return Math.min(largest, ((deviceGigabytes ?? assumedGigabytes) * 2 ** 30) / 2);
}

/** The part of it that decoded images or features may fill; what is beyond goes to a file. */
export const exampleBytes = (budget: number): number => budget / 2;
