import { bases } from '../core/bases';
import { toGraftError } from '../protocol/errors';
import { baseFigures } from '../services/base-figures';
import { checkpointsService } from '../services/checkpoints';
import { deviceService } from '../services/device';
import { download } from '../services/download';
import { engineService } from '../services/engine';
import { filesService } from '../services/files';
import { ingestService } from '../services/ingest';
import { layoutService } from '../services/layout';
import { runsService } from '../services/runs';
import { sessionService } from '../services/session';
import { missingTensors } from '../storage/weights';
import { useDatasetStore } from '../store/dataset-store';
import { useDocumentStore } from '../store/document-store';
import { useKeptRuns } from '../store/kept-runs';
import { provideServices, services, type Session } from '../store/services';
import { useRunStore } from '../store/run-store';
import { connectStores } from '../store/sync';
import { useUiStore } from '../store/ui-store';
import { followAddress } from './address/follow-address';
import { autosave } from './autosave';
import { useExported } from './guide/use-guide';
import { openBase } from './open-network';
import { tellEdits } from './tell';

/** As `connect`; whatever fails is told in plain words, since there is nobody else to hear of it. */
export async function boot(): Promise<void> {
  try {
    await connect();
  } catch (error) {
    useUiStore.getState().notify({ tone: 'error', message: `Graft could not start: ${toGraftError(error).message} Reloading the page may help.` });
  }
}

/** Connects everything, then opens what was open before, or else the first base network. */
async function connect(): Promise<void> {
  provideServices({
    files: filesService,
    baseFigures,
    weights: { missing: missingTensors },
    trainer: engineService,
    ingest: ingestService,
    session: sessionService,
    runs: runsService,
    checkpoints: checkpointsService,
    layout: layoutService,
    device: deviceService,
    download(file) {
      download(file);
      useExported.setState({ document: useDocumentStore.getState().document });
    },
  });
  connectStores();
  tellEdits();
  const session = await restored();
  if (session) {
    useDatasetStore.getState().restore(session.dataset);
    useDocumentStore.getState().open(session.document, session.opened);
  } else {
    await openFirstBase();
  }
  void useKeptRuns.getState().load().then(() => useRunStore.getState().recover());
  followAddress();
  autosave();
}

/** null too for one that cannot be read: a person then starts afresh, and is told, instead of being locked out. */
async function restored(): Promise<Session | null> {
  try {
    return await services().session.load();
  } catch (error) {
    const { message } = toGraftError(error);
    useUiStore.getState().notify({ tone: 'warning', message: `What was open here before could not be read, so Graft starts afresh. ${message}` });
    return null;
  }
}

async function openFirstBase(): Promise<void> {
  for (const { id } of bases.filter(({ kind }) => kind === 'embedded')) if (await openBase(id)) return;
}
