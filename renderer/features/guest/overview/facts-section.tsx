import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest, GuestDetails } from '#shared/contract/guests.ts';
import type { Overview } from '#shared/contract/overview.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useCourse, type Course } from '#renderer/api/live/samples.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { formatBytes, formatDuration } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { Addresses } from './addresses.tsx';
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
interface Props {
  guest: Guest;
  details: GuestDetails | undefined;
  overview: Overview | undefined;
  agent: AgentState | undefined;
}

/** Who to be there: whoever is logged in now, where the agent tells; else as this person is called here. */
function sshCommand(address: string, agent: AgentState | undefined): string {
  const user = agent?.users?.[0]?.name;
  // Windows names hold their domain.
  return user === undefined || user.includes('\\') ? `ssh ${address}` : `ssh ${user}@${address}`;
}

function Uptime({ guest, startedAt }: { guest: Guest; startedAt: number | undefined }) {
  const now = useNow(15_000);
  if (guest.state !== 'running' || startedAt === undefined) return null;
  const today = new Date(startedAt).toDateString() === new Date(now).toDateString();
  const since = new Date(startedAt).toLocaleString('en-GB', {
    ...(!today && { dateStyle: 'medium' }),
    timeStyle: 'short',
  });
  return <Fact name="Up">{`${formatDuration(now - startedAt)}, since ${since}`}</Fact>;
}

export function FactsSection({ guest, details, overview, agent }: Props) {
  const seen = useCourse(guestKey(guest));
  const stale = useStale(guest.connection);
  const course = guest.state === 'running' && !stale ? seen : undefined;
  // Before the overview has come, what the list knows.
  const addresses = overview?.addresses ?? guest.addresses.map(address => ({ address }));
  const address = addresses[0]?.address;
  const said = agent?.os?.name;
  return (
    <Section>
      <Facts>
        <Fact name="System">{said ?? guest.os?.label ?? 'Not known'}</Fact>
        {address !== undefined && (
          <>
            <Fact name="Address">
              <Addresses addresses={addresses} />
            </Fact>
            <Fact name="Connect">
              <CopyText text={sshCommand(address, agent)} what="ssh command" />
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
        <Uptime guest={guest} startedAt={overview?.startedAt} />
        {details && <Fact name="Disk">{diskWords(details.disks)}</Fact>}
      </Facts>
    </Section>
  );
}
