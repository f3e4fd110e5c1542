import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Guest } from '#shared/contract/guests.ts';
import { useGuestDetails } from '#renderer/api/details.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import type { ProblemOf } from '#renderer/ui/plan/problems.ts';
import styles from './carry.module.css';

export type Fate = 'copy' | 'share' | 'leave-out';

const words: Record<Fate, string> = { copy: 'Its own', share: 'Share it', 'leave-out': 'Leave it out' };

interface Props {
  guest: Guest;
  /** By target; what is not in it goes by itself. */
  fates: Readonly<Record<string, Fate>>;
  problemOf: ProblemOf;
  onChange: (fates: Readonly<Record<string, Fate>>) => void;
}

/** What the copy has of each disk and medium. */
export function DiskFates({ guest, fates, problemOf, onChange }: Props) {
  const { details } = useGuestDetails(guest);
  const disks = (details?.disks ?? []).filter(({ source }) => source !== undefined);
  if (disks.length === 0) return null;
  return (
    <ul className={styles['disks']} aria-label="Disks and media">
      {disks.map(({ target, source, capacity, readOnly, device }) => {
        const usual: Fate = readOnly || device === 'cdrom' || device === 'floppy' ? 'share' : 'copy';
        const problem = problemOf(`disks.${target}`);
        return (
          <li key={target}>
            <span className={styles['disk']}>
              <code>{source}</code>
              <em className={problem ? styles['problem'] : ''}>
                {problem ??
                  [target, capacity !== undefined && formatBytes(capacity)].filter(Boolean).join(' · ')}
              </em>
            </span>
            <TextField
              select
              size="small"
              value={fates[target] ?? usual}
              slotProps={{ htmlInput: { 'aria-label': `What becomes of ${target}` } }}
              onChange={event => onChange({ ...fates, [target]: event.target.value as Fate })}
            >
              {(Object.keys(words) as Fate[]).map(fate => (
                <MenuItem key={fate} value={fate}>
                  {words[fate]}
                </MenuItem>
              ))}
            </TextField>
          </li>
        );
      })}
    </ul>
  );
}
