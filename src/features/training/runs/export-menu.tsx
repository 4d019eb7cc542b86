import { fileNameFor } from '../../../core/file-name';
import { epochsAsCsv, runsAsJson, stepsAsCsv } from '../../../core/training/export-runs';
import type { RunRecord } from '../../../core/training/run-record';
import { services } from '../../../store/services';
import { Menu } from '../../../ui/menu';

/** What runs measured, as files. */
export function ExportMenu({ label, name, runs }: { label: string; name: string; runs: readonly RunRecord[] }) {
  const download = (title: string, extension: string, type: string, text: string) => services().download({ filename: fileNameFor(title, extension), blob: new Blob([text], { type }) });
  return (
    <Menu
      icon="download" label={label} items={[
        { id: 'json', label: 'JSON', hint: 'Settings and all numbers', run: () => download(name, 'json', 'application/json', runsAsJson(runs)) },
        { id: 'epochs', label: 'CSV by epoch', run: () => download(`${name} epochs`, 'csv', 'text/csv;charset=utf-8', epochsAsCsv(runs)) },
        { id: 'steps', label: 'CSV by step', run: () => download(`${name} steps`, 'csv', 'text/csv;charset=utf-8', stepsAsCsv(runs)) },
      ]}
    />
  );
}
