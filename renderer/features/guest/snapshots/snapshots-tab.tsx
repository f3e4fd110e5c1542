import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState, type ReactNode } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { SnapshotsAnswer } from '#renderer/api/snapshots.ts';
import { useSnapshots } from '#renderer/api/snapshots.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import { UnfinishedNote } from '#renderer/app/unfinished/unfinished-note.tsx';
import { ChainsSection } from './chains/chains-section.tsx';
import type { ToSnapshot } from './details/detail-actions.tsx';
import { SnapshotDetails } from './details/snapshot-details.tsx';
import { SnapshotDialog } from './dialogs/snapshot-dialog.tsx';
import { NoSnapshots } from './no-snapshots.tsx';
import { SupportSection } from './support-section.tsx';
import { TakeButton } from './take-button.tsx';
import { SnapshotTree } from './tree/snapshot-tree.tsx';
import styles from './snapshots-tab.module.css';

/** A guest's snapshots as a tree, what is known about the chosen one, and what its disks are made of. */
export default function SnapshotsTab() {
  const guest = usePanelGuest();
  const { answer, failure } = useSnapshots(guest);
  return (
    <div className={styles['tab']}>
      <UnfinishedNote whose={guest} />
      {failure && <FailureNote failure={failure} />}
      {answer && <Answered guest={guest} answer={answer} />}
    </div>
  );
}

function Answered({ guest, answer }: { guest: Guest; answer: SnapshotsAnswer }) {
  const { snapshots, chains, support } = answer;
  const blocked = useUnreachable(guest);
  const take = () => openOverlay({ kind: 'guest-take-snapshot', guest: guestKey(guest) });
  const disks = <ChainsSection guest={guest} chains={chains} blocked={blocked} />;
  const possible = support.internal.possible || support.external.possible;
  return (
    <>
      {snapshots.length === 0 ? (
        <NoSnapshots support={support} blocked={blocked} onTake={take} />
      ) : (
        <>
          <div className={styles['bar']}>
            <p>{snapshots.length === 1 ? 'One snapshot' : `${snapshots.length} snapshots`}</p>
            <TakeButton possible={possible} support={support} blocked={blocked} onTake={take} />
          </div>
          <TreeAndDetails guest={guest} snapshots={snapshots} blocked={blocked}>
            {disks}
          </TreeAndDetails>
        </>
      )}
      {snapshots.length === 0 && disks}
      <SupportSection support={support} />
    </>
  );
}

function TreeAndDetails({
  guest,
  snapshots,
  blocked,
  children,
}: {
  guest: Guest;
  snapshots: SnapshotsAnswer['snapshots'];
  blocked: string | undefined;
  children: ReactNode;
}) {
  const { name } = useParams({ strict: false });
  const navigate = useNavigate();
  const details = useRef<HTMLElement>(null);
  const [asked, setAsked] = useState<{ do: ToSnapshot; name: string } | undefined>();
  const chosen =
    snapshots.find(each => each.name === name) ??
    snapshots.find(({ current }) => current) ??
    snapshots.at(-1);
  const about = snapshots.find(each => each.name === asked?.name);
  const choose = (next: string) =>
    void navigate({
      to: '/guests/$connection/$uuid/snapshots/{-$name}',
      params: { connection: guest.connection, uuid: guest.uuid, name: next },
      search: true,
      replace: true,
    });
  return (
    <div className={styles['columns']}>
      <SnapshotTree
        guest={guest}
        snapshots={snapshots}
        chosen={chosen?.name}
        onChoose={choose}
        onOpen={() => details.current?.focus()}
        onDelete={each => blocked === undefined && setAsked({ do: 'delete', name: each })}
      />
      {chosen && (
        <SnapshotDetails
          ref={details}
          guest={guest}
          snapshot={chosen}
          hasChildren={snapshots.some(({ parent }) => parent === chosen.name)}
          blocked={blocked}
          doTo={action => setAsked({ do: action, name: chosen.name })}
        />
      )}
      {children}
      {asked && about && (
        <SnapshotDialog
          guest={guest}
          snapshot={about}
          taken={snapshots}
          action={asked.do}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
