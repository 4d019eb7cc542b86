export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
