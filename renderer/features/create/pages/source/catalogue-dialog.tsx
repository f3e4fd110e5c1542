import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useMemo, useState } from 'react';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { PickList } from '#renderer/ui/pick-list.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { CatalogueEntry } from '#shared/contract/media.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { CacheView } from './cache-view.tsx';
import { useCatalogue } from './use-catalogue.ts';

interface Props {
  kind: 'iso' | 'cloud-image';
  onPick: (entry: CatalogueEntry) => void;
  onClose: () => void;
}

const views = [
  { value: 'catalogue', label: 'Catalogue' },
  { value: 'cache', label: 'Downloaded' },
] as const;

/** Systems to download, and what was downloaded. */
export function CatalogueDialog({ kind, onPick, onClose }: Props) {
  const title = useId();
  const [view, setView] = useState<'catalogue' | 'cache'>('catalogue');
  const { entries, failure } = useCatalogue();
  const hostArch = useOptions()?.host.arch;
  const arch = useAnswer('arch').value ?? hostArch;
  const items = useMemo(() => entries && itemsOf(entries, kind, arch), [entries, kind, arch]);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>{kind === 'iso' ? 'Systems to install' : 'Prepared systems'}</DialogTitle>
      <DialogContent
        sx={{
          display: 'grid',
          justifyItems: 'start',
          gap: '10px',
          '& > *': { width: '100%' },
          '& > fieldset': { width: 'auto' },
        }}
      >
        <Segmented label="Show" value={view} choices={views} onChange={setView} />
        {view === 'cache' && <CacheView />}
        {view === 'catalogue' && failure && <FailureNote failure={failure} />}
        {view === 'catalogue' && items && (
          <PickList
            label="Search the catalogue"
            items={items}
            empty="Nothing of this name. The address of any other image can be typed instead."
            onPick={({ entry }) => onPick(entry)}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}

/** Of the guest's architecture first; what is here already says so. */
function itemsOf(entries: readonly CatalogueEntry[], kind: CatalogueEntry['kind'], arch: string | undefined) {
  return entries
    .filter(entry => entry.kind === kind)
    .toSorted((a, b) => Number(b.arch === arch) - Number(a.arch === arch))
    .map(entry => ({
      id: entry.id,
      label: entry.label,
      words: `${entry.osId} ${entry.arch} ${entry.url}`,
      aside: (
        <span>
          {[
            entry.cached ? 'downloaded' : entry.size && formatBytes(entry.size),
            entry.arch === arch ? '' : entry.arch,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      ),
      entry,
    }));
}
