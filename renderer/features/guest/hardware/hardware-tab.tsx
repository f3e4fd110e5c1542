import { useParams } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { useDocumentsAgain } from '#renderer/api/hardware.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { useCommands } from '#renderer/app/commands/use-commands.ts';
import { go } from '#renderer/app/go.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import { applyAndTell } from './changes/apply.ts';
import { ConflictNote } from './changes/conflict-note.tsx';
import { DraftBar } from './changes/draft-bar.tsx';
import { LeaveGuard } from './changes/leave-guard.tsx';
import { WaitingBanner } from './changes/waiting-banner.tsx';
import { ItemList } from './list/item-list.tsx';
import { conflictsOf } from './model/conflicts.ts';
import type { HardwareItem } from './model/items.ts';
import { ItemPage } from './page/item-page.tsx';
import { RemoveDialog } from './page/remove-dialog.tsx';
import { useHardware, type Hardware } from './use-hardware.ts';
import styles from './hardware-tab.module.css';

const AddDialog = lazy(async () => ({ default: (await import('./add/add-dialog.tsx')).AddDialog }));

/** Every device and setting of the guest: the list of them, the chosen one's form, and what waits. */
export default function HardwareTab() {
  const guest = usePanelGuest();
  const { hardware, failure } = useHardware(guest);
  if (failure) {
    return (
      <div className={styles['failure']}>
        <FailureNote failure={failure} />
      </div>
    );
  }
  return hardware && <HardwareOf key={guestKey(guest)} hardware={hardware} />;
}

function HardwareOf({ hardware }: { hardware: Hardware }) {
  const { guest, items, draft, locked } = hardware;
  const { item: address } = useParams({ from: '/frame/guests/$connection/$uuid/hardware/{-$item}' });
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<HardwareItem>();
  const again = useDocumentsAgain(guestKey(guest));
  const { connection, uuid } = guest;

  const open = useCallback(
    (item: string | undefined) =>
      void go({
        to: '/guests/$connection/$uuid/hardware/{-$item}',
        params: { connection, uuid, item },
        search: true,
      }),
    [connection, uuid],
  );
  const revert = useCallback(
    (item: string, property?: string) => {
      const edit: HardwareEdit = {
        op: 'revert',
        item,
        ...(property !== undefined && { properties: [property] }),
      };
      void applyAndTell(guest, [edit], false).then(again).catch(notifyFailure);
    },
    [guest, again],
  );
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: 'hardware.add',
          title: 'Add a device',
          section: 'Selected guest',
          keys: ['Shift+A'],
          keywords: ['hardware', 'disk', 'network card', 'new'],
          available: () => locked === undefined,
          run: () => setAdding(true),
        },
      ],
      [locked],
    ),
  );

  const conflicts = useMemo(
    () => conflictsOf(draft, id => items.find(item => item.id === id)?.values),
    [draft, items],
  );
  const drafted = useMemo(() => new Set(items.filter(isIn(draft)).map(({ page }) => page)), [items, draft]);
  const chosen = items.find(({ page }) => page === address) ?? (address === undefined ? items[0] : undefined);
  return (
    <div className={styles['tab']}>
      <ConflictNote hardware={hardware} conflicts={conflicts} />
      <WaitingBanner hardware={hardware} onRevert={revert} />
      <div className={styles['columns']} data-chosen={address !== undefined || undefined}>
        <div className={styles['list']}>
          <ItemList
            items={items}
            chosen={chosen?.page}
            drafted={drafted}
            readOnly={locked !== undefined}
            onOpen={open}
            onRemove={setRemoving}
            onAdd={() => setAdding(true)}
          />
        </div>
        <div className={styles['page']}>
          {chosen ? (
            <ItemPage
              key={chosen.page}
              hardware={hardware}
              item={chosen}
              onBack={() => open(undefined)}
              onRemove={setRemoving}
              onRevert={revert}
            />
          ) : (
            <EmptyState title="The guest has no such device any more">
              It was taken out or renamed.
            </EmptyState>
          )}
        </div>
      </div>
      <DraftBar hardware={hardware} conflicts={conflicts.length > 0} />
      <LeaveGuard guest={guest} />
      <Suspense fallback={null}>
        {adding && (
          <AddDialog
            hardware={hardware}
            onAdded={item => {
              setAdding(false);
              if (item !== undefined) open(item);
            }}
            onClose={() => setAdding(false)}
          />
        )}
        {removing && (
          <RemoveDialog
            hardware={hardware}
            item={removing}
            onRemoved={held => {
              setRemoving(undefined);
              open(held ? removing.page : undefined);
            }}
            onClose={() => setRemoving(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** Whether something of an item is in the draft; of a page of settings only what it shows. */
const isIn =
  (draft: Hardware['draft']) =>
  ({ id, kind, sections, elsewhere }: HardwareItem): boolean => {
    const changed = draft.get(id)?.values;
    if (changed === undefined || kind !== undefined) return changed !== undefined;
    if (sections.length === 0) return Object.keys(changed).some(property => !elsewhere.has(property));
    return sections.some(({ fields }) => fields.some(({ property }) => property in changed));
  };
