import type { Guest } from '#shared/contract/guests.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useCourse } from '#renderer/api/live/samples.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import { GuestStateIcon, useStateWords } from '#renderer/app/guest-actions/guest-state.tsx';
import { formatBytesOf } from '#renderer/ui/format.ts';
import type { ColumnId } from '../model/columns.ts';
import { kindOf } from '../model/entry.ts';
import { Course, KindIcon, Nothing, Text } from './cell-parts.tsx';
import { ScreenCell } from './screen-cell.tsx';
import styles from './row.module.css';

interface CellProps {
  guest: Guest;
}

function NameCell({ guest }: CellProps) {
  return (
    <>
      <GuestStateIcon guest={guest} />
      <KindIcon kind={kindOf(guest)} />
      <span className={styles['name']} title={guest.title ? `${guest.name}: ${guest.title}` : guest.name}>
        {guest.name}
      </span>
    </>
  );
}

function StateCell({ guest }: CellProps) {
  const words = useStateWords(guest);
  return (
    <span className={styles['text']} data-tone={stateLooks[guest.state].tone}>
      {words}
    </span>
  );
}

function CpuCell({ guest }: CellProps) {
  const course = useCourse(guestKey(guest));
  return guest.state === 'running' && course ? <Course name="CPU" values={course.cpu} /> : null;
}

function MemoryUseCell({ guest }: CellProps) {
  const course = useCourse(guestKey(guest));
  return guest.state === 'running' && course ? <Course name="Memory" values={course.memory} /> : null;
}

function MemoryCell({ guest }: CellProps) {
  const used = useCourse(guestKey(guest))?.memoryUsed;
  return (
    <span className={styles['text']}>
      {formatBytesOf(guest.state === 'running' ? used : undefined, guest.memory)}
    </span>
  );
}

function HostCell({ guest }: CellProps) {
  const label = useConnections(state => state.byId.get(guest.connection)?.label ?? guest.connection);
  return <Text value={label} />;
}

function TagsCell({ guest }: CellProps) {
  return (
    <span className={styles['tags']} title={guest.tags.join(', ')}>
      {guest.tags.map(tag => (
        <span key={tag} className={styles['tag']}>
          {tag}
        </span>
      ))}
    </span>
  );
}

function AddressCell({ guest }: CellProps) {
  const [first, ...more] = guest.addresses;
  if (first === undefined) return <Nothing />;
  return (
    <code className={styles['text']} title={guest.addresses.join('\n')}>
      {first}
      {more.length > 0 && <span className={styles['aside']}> +{more.length}</span>}
    </code>
  );
}

/** What a guest shows in one column. */
export function GuestCell({ column, guest, stale }: CellProps & { column: ColumnId; stale: boolean }) {
  switch (column) {
    case 'name':
      return <NameCell guest={guest} />;
    case 'state':
      return <StateCell guest={guest} />;
    case 'system':
      return guest.os ? <Text value={guest.os.label} /> : <Nothing />;
    case 'address':
      return <AddressCell guest={guest} />;
    case 'tags':
      return <TagsCell guest={guest} />;
    case 'host':
      return <HostCell guest={guest} />;
    case 'screen':
      return <ScreenCell guest={guest} stale={stale} />;
    case 'cpu':
      return <CpuCell guest={guest} />;
    case 'memory-use':
      return <MemoryUseCell guest={guest} />;
    case 'memory':
      return <MemoryCell guest={guest} />;
    case 'vcpus':
      return <span className={styles['text']}>{guest.vcpus}</span>;
  }
}
