import type { ReactNode } from 'react';
import { parameterShares, type ParameterShares } from '../../core/graph/parameter-shares';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { formatCount, formatExact, formatPercent } from '../../ui/format';
import { Icon, type IconName } from '../../ui/icons';
import './freezing-bar.css';

interface Part {
  readonly share: keyof ParameterShares;
  readonly icon: IconName;
  readonly word: string;
  /** After their number, in full. */
  readonly meaning: string;
}

const parts: readonly Part[] = [
  { share: 'frozen', icon: 'snowflake', word: 'frozen', meaning: 'stay as they are' },
  { share: 'gentle', icon: 'ember', word: 'gently', meaning: 'train with a part of the learning rate' },
  { share: 'full', icon: 'flame', word: 'train', meaning: 'train with all of the learning rate' },
  { share: 'fixed', icon: 'neutral', word: 'statistics', meaning: 'follow the images that are trained on, not the learning rate' },
];

/** How many of the network's parameters stay, train gently and train, as a bar and in numbers; beside it what else there is to say of freezing. */
export function FreezingBar({ children }: { children: ReactNode }) {
  const document = useDocumentStore((state) => state.document);
  const analysis = useAnalysis();
  // Its room is kept from the start: the first view of a network is made for what is left.
  if (!document || !analysis) return <div className="freezing" />;
  const shares = parameterShares(document, analysis);
  // What trains is always told: that it is nothing matters most.
  const told = parts.filter(({ share }) => shares[share] > 0 || (share === 'full' && shares.gentle === 0));
  return (
    <div className="freezing">
      <div className="freezing-shares" role="group" aria-label="Parameters" data-testid="parameter-shares" data-full={shares.full} data-gentle={shares.gentle} data-frozen={shares.frozen} data-fixed={shares.fixed}>
        <span className="freezing-bar" aria-hidden="true">{told.map(({ share }) => shares[share] > 0 && <span key={share} data-share={share} style={{ flexGrow: shares[share] }} />)}</span>
        {analysis.params === 0 ? <span className="quiet">No weights to train</span> : told.map((part) => <Told key={part.share} part={part} count={shares[part.share]} of={analysis.params} />)}
      </div>
      {children}
    </div>
  );
}

function Told({ part: { share, icon, word, meaning }, count, of }: { part: Part; count: number; of: number }) {
  return (
    <span className="freezing-told" data-share={share} title={`${formatExact(count)} parameters (${formatPercent(count, of)}) ${meaning}`}>
      <Icon name={icon} size={14} />
      {formatCount(count)}
      <span className="freezing-word"> {word}</span>
    </span>
  );
}
