import type { Guest, GuestDetails } from '#shared/contract/guests.ts';
import { isSeedOf } from '#shared/domain/removal/plan.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { isReachable } from '#renderer/app/guest-actions/reach.ts';
import { Section } from '#renderer/ui/section.tsx';
import { DiskActions } from '../disks/disk-actions.tsx';
import styles from './overview.module.css';
import { TakeOutSetup } from './take-out-setup.tsx';

type Disk = GuestDetails['disks'][number];

function kind({ device, bus, format, readOnly }: Disk): string {
  return [device, bus, format, readOnly && 'read-only'].filter(Boolean).join(' · ');
}

function size({ capacity, allocation }: Disk): string {
  if (capacity === undefined) return '';
  return allocation === undefined
    ? formatBytes(capacity)
    : `${formatBytes(capacity)}, ${formatBytes(allocation)} used`;
}

export function DisksSection({ guest, disks }: { guest: Guest; disks: readonly Disk[] }) {
  return (
    <Section title="Disks">
      {disks.length === 0 && <p className={styles['muted']}>None.</p>}
      <ul className={styles['lines']}>
        {disks.map(disk => (
          <li key={disk.target}>
            <code>{disk.target}</code>
            <em>{kind(disk)}</em>
            <span className={styles['beside']}>
              {size(disk)}
              {isReachable(guest) && <DiskActions guest={guest} target={disk.target} />}
            </span>
            <span className={styles['wide']}>
              {disk.source === undefined ? (
                <em>Empty</em>
              ) : (
                <CopyText text={disk.source} what={`path of ${disk.target}`} />
              )}
              {disk.source !== undefined && disk.device === 'cdrom' && isSeedOf(guest.name, disk.source) && (
                <TakeOutSetup guest={guest} path={disk.source} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
