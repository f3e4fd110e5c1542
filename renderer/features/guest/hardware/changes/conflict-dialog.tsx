import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { guestKey } from '#renderer/api/live/guests.ts';
import { settle, type Conflict, type Side } from '../model/conflicts.ts';
import { changeDraft } from '../model/draft-store.ts';
import type { Hardware } from '../use-hardware.ts';
import { nameOf, wordsFor } from './property-words.ts';
import styles from './changes.module.css';

interface Props {
  hardware: Hardware;
  conflicts: readonly Conflict[];
  onClose: () => void;
}

/** Three columns: what a person started from, what somebody else made of it, and what they made of it themselves. */
export function ConflictDialog({ hardware, conflicts, onClose }: Props) {
  const { guest, items, context } = hardware;
  const title = useId();
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(new Map());
  const keyOf = ({ item, property }: Conflict) => `${item} ${property}`;
  const sideOf = (conflict: Conflict): Side | undefined =>
    conflict.theirs === undefined ? 'theirs' : sides.get(keyOf(conflict));
  const decided = conflicts.every(conflict => sideOf(conflict) !== undefined);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>Somebody else changed the same</DialogTitle>
      <DialogContent>
        <p className={styles['lead']}>
          Another program or person changed {guest.name} while you were at it. Choose for each what is to
          stand. Nothing is applied by this.
        </p>
        <table className={styles['columns']}>
          <thead>
            <tr>
              <th scope="col">Property</th>
              <th scope="col">You started from</th>
              <th scope="col">Someone else made it</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map(conflict => {
              const { item, property, started, theirs, mine } = conflict;
              const name = nameOf(items, item, property);
              const words = (value: typeof started) => wordsFor(items, item, property, value, context);
              const pick = (side: Side, text: string) => (
                <label>
                  <input
                    type="radio"
                    name={`${title} ${keyOf(conflict)}`}
                    aria-label={`${name}: ${side === 'mine' ? 'yours' : 'theirs'}, ${text}`}
                    checked={sideOf(conflict) === side}
                    disabled={theirs === undefined}
                    onChange={() => setSides(new Map(sides).set(keyOf(conflict), side))}
                  />
                  {text}
                </label>
              );
              return (
                <tr key={keyOf(conflict)}>
                  <th scope="row">{name}</th>
                  <td>{words(started)}</td>
                  <td>{pick('theirs', theirs === undefined ? 'The device is gone' : words(theirs))}</td>
                  <td>{pick('mine', words(mine))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={!decided}
          onClick={() => {
            changeDraft(guestKey(guest), draft =>
              settle(draft, conflicts, at => {
                const conflict = conflicts[at];
                return (conflict && sideOf(conflict)) ?? 'theirs';
              }),
            );
            onClose();
          }}
        >
          Use these
        </Button>
      </DialogActions>
    </Dialog>
  );
}
