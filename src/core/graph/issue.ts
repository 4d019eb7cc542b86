import type { EditResult, GraphDocument, Issue, IssueCode } from './types';

export const problem = (code: IssueCode, message: string, layer: string | null = null): Issue => ({ code, severity: 'error', message, layer });
export const warning = (code: IssueCode, message: string, layer: string | null = null): Issue => ({ code, severity: 'warning', message, layer });
export const hint = (code: IssueCode, message: string, layer: string | null = null): Issue => ({ code, severity: 'info', message, layer });

export const refused = (code: IssueCode, message: string, layer: string | null = null): EditResult => ({ ok: false, issue: problem(code, message, layer) });
export const unchanged = (document: GraphDocument): EditResult => ({ ok: true, document, notes: [] });

export const unknownLayer = (name: string): EditResult => refused('unknown-layer', `There is no layer named “${name}” in this network.`);

/** `1 layer`, `3 layers`; numbers grouped as in English. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
