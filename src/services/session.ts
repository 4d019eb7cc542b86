import { setsOf } from '../core/graph/graph-version';
import type { GraphDocument } from '../core/graph/types';
import { parseProject, serializeProject } from '../core/project/project';
import { trainingConfigSchema } from '../core/training/config';
import { setsNamedIn } from '../core/training/run-record';
import { GraftFailure } from '../protocol/errors';
import { loadRunsUnderWay } from '../storage/checkpoints';
import { loadRunTexts } from '../storage/runs';
import { loadSession, saveSession } from '../storage/session';
import { removeWeightSets } from '../storage/weights';
import type { Services, Session } from '../store/services';
import { whenOnlyTab } from './only-tab';

/** What is restored after a reload, in the browser's storage. Training settings have their own place: the run store keeps them. */
export const sessionService: Services['session'] = {
  save: (session) => saveSession(serializeProject({ ...session, training: trainingConfigSchema.parse({}) })),
  load: async () => {
    const text = await loadSession();
    if (text === null) {
      await dropUnusedWeights([]);
      return null;
    }
    const project = parseProject(text);
    if (!project.ok) throw new GraftFailure({ code: 'bad-json', message: project.error });
    const session: Session = { document: project.value.document, opened: project.value.opened, dataset: project.value.dataset };
    await dropUnusedWeights([session.document, session.opened]);
    return session;
  },
};

/** At the start nothing can be undone yet, so only what the restored documents and the runs refer to is of use; another tab may still need the rest. */
async function dropUnusedWeights(documents: readonly GraphDocument[]): Promise<void> {
  const drop = async () => {
    const ofRuns = [...(await loadRunTexts()), ...(await loadRunsUnderWay())].flatMap(setsNamedIn);
    await removeWeightSets([...documents.flatMap((document) => [...setsOf(document)]), ...ofRuns]);
  };
  await whenOnlyTab(drop).catch((thrown: unknown) => {
    console.error('Unused weights could not be removed.', thrown);
  });
}
