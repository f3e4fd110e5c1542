import { Suspense, useEffect, useRef, useState } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useContainers } from '#renderer/api/live/containers.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { lazy } from '#renderer/ui/lazy.ts';
import { BulkBar } from './bulk-bar.tsx';
import { GuestGrid } from './guest-grid.tsx';
import { ListEmpty } from './list-empty.tsx';
import { chooseNone, chooseRow } from './selection-store.ts';
import { ListToolbar } from './toolbar/list-toolbar.tsx';
import { useKindCounts } from './toolbar/kind-chips.tsx';
import { useItems } from './use-items.ts';
import { useGuestsSearch } from './use-search.ts';
import styles from './list.module.css';

const GuestMenu = lazy(() => import('./guest-menu.tsx'));

/** Every guest of every connection, and every container of every engine. */
export function GuestList() {
  const [search] = useGuestsSearch();
  const [held, setHeld] = useState(false);
  const [menu, setMenu] = useState<{ x: number; y: number } | undefined>();
  const items = useItems(search, held);
  const guestsLoaded = useGuests(state => state.loaded);
  const containersLoaded = useContainers(state => state.loaded);
  const waiting = useConnections(
    ({ link, byId }) => link === 'waiting' || [...byId.values()].some(each => each.state === 'connecting'),
  );
  const engineWaiting = useEngines(({ byId }) =>
    [...byId.values()].some(each => each.state === 'connecting'),
  );
  const { machine, container } = useKindCounts();
  // What is chosen in a list that is not there any more must not be acted on by a shortcut.
  useEffect(() => chooseNone, []);

  const list = useRef<HTMLDivElement>(null);
  const goToFirst = () => {
    const order = items.flatMap(item => (item.kind === 'guest' ? [item.key] : []));
    if (order[0] !== undefined) chooseRow(order[0], order, { toggle: false, range: false });
    list.current?.querySelector<HTMLElement>('[role="treegrid"]')?.focus();
  };

  return (
    <div ref={list} className={styles['list']}>
      <h1 className="visually-hidden">Guests</h1>
      <ListToolbar onFound={goToFirst} />
      {items.length > 0 ? (
        <GuestGrid
          items={items}
          onPointerOver={setHeld}
          onMenu={setMenu}
          both={machine > 0 && container > 0}
          watchAll={search.sort === 'cpu'}
        />
      ) : !guestsLoaded || !containersLoaded || waiting || engineWaiting ? (
        <Skeleton />
      ) : (
        <ListEmpty />
      )}
      <BulkBar />
      {menu && (
        <Suspense fallback={null}>
          <GuestMenu at={menu} onClose={() => setMenu(undefined)} />
        </Suspense>
      )}
    </div>
  );
}

function Skeleton() {
  return (
    <div aria-busy="true" aria-label="Loading guests" role="status">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={styles['skeleton']} />
      ))}
    </div>
  );
}
