import MoreIcon from '@mui/icons-material/MoreHoriz';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { DiskAction } from '#shared/contract/disks.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { useGuestDisks } from '#renderer/api/disks.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { notify } from '#renderer/app/notifications/store.ts';
import { DiskDialog } from './disk-dialog.tsx';
import styles from './disks.module.css';

type Kind = DiskAction['do'];

const labels: Readonly<Record<Kind, string>> = {
  grow: 'Grow…',
  insert: 'Insert…',
  eject: 'Eject…',
  move: 'Move to another pool…',
  convert: 'Convert…',
  'change-bus': 'Change bus…',
  backup: 'Back up…',
};

const ofDrives: readonly Kind[] = ['insert', 'eject', 'change-bus'];
const ofDisks: readonly Kind[] = ['grow', 'move', 'convert', 'change-bus', 'backup'];

interface Open {
  readonly kind: Kind;
  readonly force?: boolean;
}

/** What can be done to one disk of a guest: the usual at once, the rest in a menu, greyed with the reason. */
export function DiskActions({ guest, target }: { guest: Guest; target: string }) {
  const { answer } = useGuestDisks(guest);
  const [open, setOpen] = useState<Open | undefined>();
  const [menuAt, setMenuAt] = useState<HTMLElement | undefined>();
  const disk = answer?.disks.find(each => each.target === target);
  if (!disk || !answer) return null;
  const drive = disk.device === 'cdrom' || disk.device === 'floppy';
  const kinds = drive ? ofDrives : ofDisks;
  const whyNot = (kind: Kind) => disk.can.find(each => each.do === kind)?.why;
  const first = drive && disk.source !== undefined ? 'eject' : (kinds[0] ?? 'grow');
  const choose = (kind: Kind) => {
    setMenuAt(undefined);
    setOpen({ kind });
  };
  const offerForce = (kind: Kind) => async (id: string) => {
    const { failure } = await jobEnded(id);
    if (failure?.code !== 'DEVICE_HELD') return;
    notify({
      tone: 'failure',
      text: `“${guest.name}” has locked ${target}.`,
      more: 'It is still in use inside the guest. It can be opened all the same.',
      action: { label: 'Open it by force…', run: () => setOpen({ kind, force: true }) },
    });
  };
  return (
    <span className={styles['actions']}>
      <Button
        size="small"
        disabled={whyNot(first) !== undefined}
        title={whyNot(first)}
        aria-label={`${labels[first]} ${target}`}
        onClick={() => choose(first)}
      >
        {labels[first]}
      </Button>
      <IconButton
        size="small"
        aria-label={`More for ${target}`}
        aria-haspopup="menu"
        aria-expanded={menuAt !== undefined}
        onClick={event => setMenuAt(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      <Menu
        open={menuAt !== undefined}
        anchorEl={menuAt ?? null}
        onClose={() => setMenuAt(undefined)}
        slotProps={{ list: { 'aria-label': `Actions for ${target}` } }}
      >
        {kinds.map(kind => {
          const why = whyNot(kind);
          return (
            <MenuItem
              key={kind}
              // Reached by the arrow keys all the same: the reason is there to be read.
              aria-disabled={why !== undefined}
              onClick={() => why === undefined && choose(kind)}
            >
              <span>
                <span className={why === undefined ? '' : styles['greyed']}>{labels[kind]}</span>
                {why !== undefined && <span className={styles['why']}>{why}</span>}
              </span>
            </MenuItem>
          );
        })}
      </Menu>
      {open && (
        <DiskDialog
          kind={open.kind}
          guest={guest}
          disk={disk}
          pools={answer.pools}
          {...(open.force === true && { force: true })}
          onClose={() => setOpen(undefined)}
          onStarted={id => void offerForce(open.kind)(id)}
        />
      )}
    </span>
  );
}
