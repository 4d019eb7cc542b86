export const remoteBaseHosts: string[];
export const isolationHeaders: Record<string, string>;
export const contentSecurityPolicy: string;
export const securityHeaders: Record<string, string>;
