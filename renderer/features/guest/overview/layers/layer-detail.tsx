import type { Guest } from '#shared/contract/guests.ts';
import type { Layer } from '#shared/contract/overview.ts';
import { RemedyButton } from '../remedy-button.tsx';
import { paths, routeOf } from './looks.ts';
import styles from './layers.module.css';

/** The way of one thing from the guest down to the hardware, why it is so, and what would be faster. */
export function LayerDetail({ guest, layer, id }: { guest: Guest; layer: Layer; id: string }) {
  const { faster, why, path, label } = layer;
  return (
    <div id={id} className={styles['detail']} role="group" aria-label={`The way of ${label}`}>
      <p className={styles['path']}>
        <strong>{paths[path].word}</strong>
      </p>
      <ol className={styles['route']}>
        {routeOf(layer).map(station => (
          <li key={station}>{station}</li>
        ))}
      </ol>
      {why && <p>{why}</p>}
      {faster ? (
        <div className={styles['faster']}>
          <p>
            <strong>Faster: {faster.what}.</strong> {faster.why}
          </p>
          {faster.remedy && <RemedyButton guest={guest} remedy={faster.remedy} />}
        </div>
      ) : (
        <p className={styles['muted']}>There is nothing faster for it here.</p>
      )}
    </div>
  );
}
