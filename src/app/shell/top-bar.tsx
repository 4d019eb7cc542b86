import { AboutNetwork } from '../../features/base-card/about-network';
import { useDocumentStore } from '../../store/document-store';
import { useUiStore, type Theme } from '../../store/ui-store';
import { IconButton } from '../../ui/button';
import { FileButton } from '../../ui/file-input';
import type { IconName } from '../../ui/icons';
import { Progress } from '../../ui/progress';
import { Select } from '../../ui/select';
import { baseOptions, ownFile } from '../base-options';
import { CommandButton } from '../commands/command-button';
import { openFinder } from '../commands/open-finder';
import { showShortcuts } from '../commands/show-shortcuts';
import { openBase, openFiles } from '../open-network';
import { tryPhotograph } from './try-photograph';
import { useIsPhone } from './use-window';

/** Where networks come from, what is being loaded, and how the page looks. */
export function TopBar() {
  const phone = useIsPhone();
  return (
    <header className="top-bar">
      <h1>
        <img src="/icon.svg" alt="" width={24} height={24} />
        Graft
      </h1>
      <Sources />
      <Jobs />
      <div className="top-bar-end">
        <CommandButton command={openFinder} variant="quiet" show="icon" />
        <CommandButton command={showShortcuts} variant="quiet" show="icon" />
        {!phone && <PanelToggle panel="palette" icon="panelLeft" label="layers" />}
        {!phone && <PanelToggle panel="dock" icon="panelRight" label="settings, images and training" />}
        <ThemeSwitch />
      </div>
    </header>
  );
}

function Sources() {
  const base = useDocumentStore(({ document }) => document?.base ?? ownFile);
  return (
    <div className="sources">
      <Select label="Base network" hideLabel value={base} options={baseOptions(base)} onChange={(id) => id !== ownFile && void openBase(id)} />
      <AboutNetwork onOpen={(id) => void openBase(id)} onTry={tryPhotograph} />
      <FileButton label="Open model" inputLabel="Open model files" icon="folder" multiple onFiles={(files) => void openFiles(files)} />
    </div>
  );
}

function Jobs() {
  const jobs = useUiStore((state) => state.jobs);
  const job = jobs.at(-1);
  if (!job) return null;
  return <div className="jobs"><Progress label={job.label} done={job.done} total={job.total} onCancel={job.cancel} /></div>;
}

function PanelToggle({ panel, icon, label }: { panel: string; icon: IconName; label: string }) {
  const open = useUiStore(({ panels }) => panels[panel] ?? true);
  return <IconButton icon={icon} label={`${open ? 'Fold' : 'Show'} ${label}`} aria-expanded={open} onClick={() => useUiStore.getState().togglePanel(panel)} />;
}

const looks: Record<Theme, { icon: IconName; label: string }> = {
  system: { icon: 'screen', label: 'Theme: as the system' },
  light: { icon: 'sun', label: 'Theme: light' },
  dark: { icon: 'moon', label: 'Theme: dark' },
};

function ThemeSwitch() {
  const theme = useUiStore((state) => state.theme);
  return <IconButton {...looks[theme]} onClick={() => useUiStore.getState().switchTheme()} />;
}
