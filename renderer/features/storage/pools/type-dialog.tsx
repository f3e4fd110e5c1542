import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import type { PoolChoices, PoolType } from '#shared/contract/pools.ts';
import { poolKinds } from '#shared/domain/pools/kinds.ts';

interface Props {
  choices: PoolChoices | undefined;
  failure: Failure | undefined;
  onChoose: (type: PoolType) => void;
  onClose: () => void;
}

/** Every type of pool, and which of them this libvirt has no driver for. */
export function TypeDialog({ choices, failure, onChoose, onClose }: Props) {
  const id = useId();
  const [type, setType] = useState<PoolType>('dir');
  const supported = new Set(choices?.types.filter(each => each.supported).map(each => each.type));
  const kinds = Object.values(poolKinds).toSorted(
    (a, b) => Number(supported.has(b.type)) - Number(supported.has(a.type)),
  );
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>New pool: what kind of storage?</DialogTitle>
      <DialogContent>
        {failure && <FailureNote failure={failure} />}
        {choices && (
          <ChoiceCards
            label="Kind of storage"
            value={type}
            onChange={setType}
            choices={kinds.map(kind => ({
              value: kind.type,
              label: kind.label,
              about: kind.why,
              impossible: supported.has(kind.type)
                ? undefined
                : `${kind.why} The host’s libvirt has no driver for it: it is in a package of its own.`,
            }))}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="contained" color="primary" disabled={!choices} onClick={() => onChoose(type)}>
          Next
        </Button>
      </DialogActions>
    </Dialog>
  );
}
