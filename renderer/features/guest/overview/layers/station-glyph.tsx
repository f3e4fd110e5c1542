import type { Layer } from '#shared/contract/overview.ts';
import { allStations, paths } from './looks.ts';
import styles from './layers.module.css';

/** Four floors from the guest down to the hardware: filled where the thing stops on its way. */
export function StationGlyph({ path }: Pick<Layer, 'path'>) {
  const { stations } = paths[path];
  return (
    <svg className={styles['glyph']} viewBox="0 0 10 26" aria-hidden="true">
      <line x1="5" y1="3" x2="5" y2="23" />
      {allStations.map((station, at) => (
        <circle
          key={station}
          cx="5"
          cy={3 + at * (20 / 3)}
          r={stations.includes(station) ? 2.6 : 1}
          data-stop={stations.includes(station) || undefined}
        />
      ))}
    </svg>
  );
}
