import { useState } from 'react';
import { useLibrary } from '#renderer/api/live/library.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { goTo } from '../place.ts';
import { arrange, type Order, type Shown } from './arrange.ts';
import { LibraryDetail } from './library-detail.tsx';
import { LibraryEmpty } from './library-empty.tsx';
import { LibraryList } from './library-list.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import styles from './library.module.css';

/** Every ISO and image of a host and of this computer’s downloads, with the system in each. */
export default function LibraryTab() {
  const { connection, item: chosenId } = usePlace();
  const { waiting, settled, items, pools, failure } = useLibrary(connection);
  const [shown, setShown] = useState<Shown>('media');
  const [order, setOrder] = useState<Order>('name');
  const [text, setText] = useState('');
  const rows = arrange(items.values(), { shown, text, order });
  const chosen = chosenId === undefined ? undefined : items.get(chosenId);
  const choose = (id: string | undefined) => goTo(connection, 'library', id, true);
  if (waiting && failure) return <FailureNote failure={failure} />;
  return (
    <SplitPane
      id="library"
      detailLabel="Image"
      main={
        <div className={styles['main']} aria-busy={waiting || !settled}>
          <LibraryToolbar
            connection={connection}
            pools={pools}
            items={items}
            view={{ shown, order, text }}
            onShown={setShown}
            onOrder={setOrder}
            onText={setText}
          />
          {pools.map(({ name, failure: why }) => why && <FailureNote key={name} failure={why} />)}
          {rows.length > 0 ? (
            <LibraryList items={rows} chosen={chosen?.id} onChoose={choose} />
          ) : (
            !waiting && <LibraryEmpty searched={text !== ''} shown={shown} />
          )}
        </div>
      }
      detail={
        chosen && (
          <LibraryDetail
            key={chosen.id}
            connection={connection}
            item={chosen}
            pools={pools}
            onGone={() => choose(undefined)}
          />
        )
      }
    />
  );
}
