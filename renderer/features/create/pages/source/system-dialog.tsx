import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useMemo } from 'react';
import { PickList } from '#renderer/ui/pick-list.tsx';
import { useSystems } from './use-systems.ts';

interface Props {
  chosen: string | undefined;
  onPick: (id: string) => void;
  onClose: () => void;
}

/** Some 800 systems, searched by name, family and id. */
export function SystemDialog({ chosen, onPick, onClose }: Props) {
  const title = useId();
  const systems = useSystems(true);
  const items = useMemo(
    () =>
      systems?.map(({ id, label, family, distribution, released, endOfLife }) => ({
        id,
        label,
        words: [id, family, distribution].filter(Boolean).join(' '),
        aside: released && <span>{isOver(endOfLife) ? 'no longer maintained' : released.slice(0, 7)}</span>,
      })),
    [systems],
  );
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>Which system is it?</DialogTitle>
      <DialogContent>
        {items && (
          <PickList
            label="Search systems"
            items={items}
            chosen={chosen}
            empty="No system of this name is known. Leave it open, or choose the nearest relative."
            onPick={({ id }) => onPick(id)}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
      </DialogActions>
    </Dialog>
  );
}

const isOver = (endOfLife: string | undefined) =>
  endOfLife !== undefined && Date.parse(endOfLife) < Date.now();
