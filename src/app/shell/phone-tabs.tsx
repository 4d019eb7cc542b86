import { useEffect } from 'react';
import { useDocumentStore } from '../../store/document-store';
import { useUiStore } from '../../store/ui-store';
import { Icon, type IconName } from '../../ui/icons';
import { showPanel } from './dock-panels';
import { showSheet, usePhoneSheet, type Sheet } from './phone-sheet';
import './phone.css';

const tabs: readonly { readonly sheet: Sheet | null; readonly icon: IconName; readonly text: string }[] = [
  { sheet: null, icon: 'network', text: 'Network' },
  { sheet: 'layers', icon: 'plus', text: 'Layers' },
  { sheet: 'settings', icon: 'layers', text: 'Settings' },
  { sheet: 'images', icon: 'image', text: 'Images' },
  { sheet: 'training', icon: 'play', text: 'Train' },
  { sheet: 'evaluation', icon: 'target', text: 'Results' },
  { sheet: 'history', icon: 'history', text: 'History' },
];

/** What leads from panel to panel on a phone. */
export function PhoneTabs() {
  const chosen = usePhoneSheet((state) => state.sheet);
  const inserting = useUiStore(({ paletteTarget }) => paletteTarget !== null);
  const current = inserting ? 'layers' : chosen;
  useEffect(() => useDocumentStore.subscribe(({ document }, before) => {
    // A layer was put in: now to see it.
    if (document !== before.document && usePhoneSheet.getState().sheet === 'layers') showSheet(null);
  }), []);
  const go = (sheet: Sheet | null) => {
    const next = sheet === current ? null : sheet;
    if (next !== null && next !== 'layers') return showPanel(next);
    useUiStore.getState().closePalette();
    showSheet(next);
  };
  return (
    <nav className="phone-tabs" aria-label="Panels">
      {tabs.map(({ sheet, icon, text }) => (
        <button key={text} type="button" aria-current={sheet === current || undefined} onClick={() => go(sheet)}>
          <Icon name={icon} size={20} />
          {text}
        </button>
      ))}
    </nav>
  );
}
