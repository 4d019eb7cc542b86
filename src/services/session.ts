import { loadSession, saveSession } from '../storage/session';
import type { Services, Session } from '../store/services';

/** What is restored after a reload, in the browser's storage. */
export const sessionService: Services['session'] = {
  save: (session) => saveSession(JSON.stringify({ version: 1, ...session })),
  load: async () => {
    const text = await loadSession();
    return text === null ? null : (JSON.parse(text) as Session);
  },
};
