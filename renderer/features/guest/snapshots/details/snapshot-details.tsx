import type { Ref } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { kindWords, memoryWords, stateWords, takenWhen } from '../words.ts';
import { DetailActions, type DoTo } from './detail-actions.tsx';
import { LargePicture } from './large-picture.tsx';
import { SnapshotFiles } from './snapshot-files.tsx';
import styles from './details.module.css';

interface Props {
  guest: Guest;
  snapshot: Snapshot;
  hasChildren: boolean;
  blocked: string | undefined;
  doTo: DoTo;
  ref: Ref<HTMLElement>;
}

/** Everything about one snapshot, and what can be done with it. */
export function SnapshotDetails({ guest, snapshot, hasChildren, blocked, doTo, ref }: Props) {
  const { name, description, createdAt, parent, state, kind, memory, size, problems, current } = snapshot;
  return (
    <section ref={ref} className={styles['details']} aria-labelledby="snapshot-name" tabIndex={-1}>
      <h2 id="snapshot-name">{name}</h2>
      <DetailActions hasChildren={hasChildren} blocked={blocked} doTo={doTo} />
      {problems.map(failure => (
        <FailureNote key={`${failure.code} ${JSON.stringify(failure.params)}`} failure={failure} />
      ))}
      <div className={styles['about']}>
        {snapshot.pictured && <LargePicture key={name} guest={guest} snapshot={snapshot} />}
        <p className={styles['notes']} data-none={description === undefined || undefined}>
          {description ?? 'No notes. “Edit” adds some.'}
        </p>
      </div>
      <Facts>
        <Fact name="Taken">{takenWhen(createdAt)}</Fact>
        <Fact name="Guest was">{stateWords(state)}</Fact>
        <Fact name="Disks">{kindWords[kind]}</Fact>
        <Fact name="Memory">{memoryWords[memory]}</Fact>
        {size !== undefined && <Fact name="Size">{formatBytes(size)} of its own</Fact>}
        <Fact name="After">{parent ?? 'Nothing: it is the first'}</Fact>
        {current && <Fact name="Now">The guest went on from here</Fact>}
      </Facts>
      <SnapshotFiles snapshot={snapshot} />
    </section>
  );
}
