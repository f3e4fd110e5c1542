import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot, SnapshotAction, SnapshotKind, SnapshotSupport } from '#shared/contract/snapshots.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { snapshotWays } from '#renderer/api/snapshots.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { kindWords } from '../words.ts';
import { LabelledCheck } from './labelled-check.tsx';
import { nameProblem, suggestedName } from './names.ts';
import { NameField, NotesField } from './text-fields.tsx';
import styles from './dialogs.module.css';

interface Props {
  guest: Guest;
  support: SnapshotSupport;
  taken: readonly Snapshot[];
  onClose: () => void;
}

/** Name, notes, and how it is kept; what is suggested says why, and what cannot be says why not. */
export function TakeForm({ guest, support, taken, onClose }: Props) {
  const active = isActive(guest.state);
  const [name, setName] = useState(() => suggestedName(taken));
  const [description, setDescription] = useState('');
  const [kind, setKind] = useState<SnapshotKind>(support.suggested ?? 'internal');
  const [memory, setMemory] = useState(support.memory.possible);
  // Within an internal one of a running guest, its memory always is.
  const withMemory = active && (kind === 'internal' || memory);
  const [quiesce, setQuiesce] = useState(support.quiesce.possible);
  const mayRest = support.quiesce.possible && kind === 'external' && !withMemory;
  const action: SnapshotAction | undefined =
    nameProblem(name) === undefined
      ? {
          do: 'create',
          name,
          ...(description.trim() === '' ? {} : { description }),
          kind,
          ...(active ? { memory: withMemory } : {}),
          ...(mayRest && quiesce ? { quiesce } : {}),
        }
      : undefined;
  const about = (each: SnapshotKind, otherwise: string) =>
    support.suggested === each && support.suggestedWhy ? `Suggested. ${support.suggestedWhy}` : otherwise;

  return (
    <PlanDialog
      title={`Take a snapshot of “${guest.name}”`}
      guestName={guest.name}
      action={action}
      {...snapshotWays(guest)}
      confirm="Take it"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <NameField label="Name" value={name} problem={problemOf('name')} onChange={setName} />
          <NotesField value={description} onChange={setDescription} />
          <div>
            <p className={styles['label']}>Where it is kept</p>
            <ChoiceCards
              label="Where it is kept"
              value={kind}
              onChange={setKind}
              choices={[
                {
                  value: 'internal',
                  label: kindWords.internal,
                  about: about('internal', 'Nothing has to be merged later. Only qcow2 files can.'),
                  impossible: support.internal.possible ? undefined : support.internal.why,
                },
                {
                  value: 'external',
                  label: kindWords.external,
                  about: about('external', 'The file is frozen; the guest goes on in a new one beside it.'),
                  impossible: support.external.possible ? undefined : support.external.why,
                },
              ]}
            />
          </div>
          {active && (
            <LabelledCheck
              label="With its memory: the programs that run now are there again when it is returned to"
              checked={withMemory}
              why={
                kind === 'internal'
                  ? 'One inside the disk file always holds the memory of a running guest.'
                  : support.memory.why
              }
              disabled={kind === 'internal' || !support.memory.possible}
              onChange={setMemory}
            />
          )}
          {active && !withMemory && (
            <LabelledCheck
              label="Bring its file systems to rest first, by its agent"
              checked={mayRest && quiesce}
              why={support.quiesce.why ?? 'Otherwise its disks are as after a loss of power.'}
              disabled={!mayRest}
              onChange={setQuiesce}
            />
          )}
        </>
      )}
    </PlanDialog>
  );
}
