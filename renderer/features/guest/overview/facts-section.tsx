import type { Guest, GuestDetails } from '#shared/contract/guests.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useCourse, type Course } from '#renderer/api/live/samples.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import styles from './overview.module.css';

function Graph({ name, values }: { name: string; values: readonly number[] | undefined }) {
  const last = values?.at(-1);
  if (values === undefined || last === undefined) return null;
  const words = `${Math.round(last * 100)} %`;
  return (
    <span className={styles['graphs']}>
      <Sparkline values={values} label={`${name} ${words}`} />
      <span className={styles['muted']}>{words}</span>
    </span>
  );
}

function memoryWords(guest: Guest, course: Course | undefined): string {
  const whole = formatBytes(guest.memory);
  return course?.memoryUsed === undefined ? whole : `${whole}, ${formatBytes(course.memoryUsed)} used`;
}

function diskWords(disks: GuestDetails['disks']): string {
  const sizes = disks.filter(disk => disk.device === 'disk' && disk.capacity !== undefined);
  const sum = (read: (disk: GuestDetails['disks'][number]) => number | undefined) =>
    sizes.reduce((total, disk) => total + (read(disk) ?? 0), 0);
  if (sizes.length === 0) return 'None';
  const used = sizes.some(disk => disk.allocation !== undefined)
    ? `, ${formatBytes(sum(disk => disk.allocation))} used`
    : '';
  return `${formatBytes(sum(disk => disk.capacity))}${used}`;
}

/** What is asked for most: what it is, where it answers, and what it uses now. */
export function FactsSection({ guest, details }: { guest: Guest; details: GuestDetails | undefined }) {
  const seen = useCourse(guestKey(guest));
  const stale = useStale(guest.connection);
  const course = guest.state === 'running' && !stale ? seen : undefined;
  const [address] = guest.addresses;
  return (
    <Section>
      <Facts>
        <Fact name="System">{guest.os?.label ?? 'Not known'}</Fact>
        {address !== undefined && (
          <>
            <Fact name="Address">
              <CopyText text={address} what="address" />
            </Fact>
            <Fact name="Connect">
              <CopyText text={`ssh ${address}`} what="ssh command" />
            </Fact>
          </>
        )}
        <Fact name="CPU">
          {guest.vcpus}
          <Graph name="CPU" values={course?.cpu} />
        </Fact>
        <Fact name="Memory">
          {memoryWords(guest, course)}
          <Graph name="Memory" values={course?.memory} />
        </Fact>
        {details && <Fact name="Disk">{diskWords(details.disks)}</Fact>}
      </Facts>
    </Section>
  );
}
