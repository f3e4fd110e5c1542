import { useRate } from '#renderer/api/wiring.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import type { WiringMeter } from '#shared/contract/wiring.ts';
import { shortRate } from './words.ts';
import styles from './wiring.module.css';

/** What comes in and goes out now, seen from the box. Figures change in place. */
export function RateText({ meter, long = false }: { meter: WiringMeter | undefined; long?: boolean }) {
  const rate = useRate(meter);
  if (!meter) return null;
  if (long)
    return (
      <span className={styles['figures']}>
        {rate ? `${formatBytes(rate.down)}/s in, ${formatBytes(rate.up)}/s out` : 'nothing goes through'}
      </span>
    );
  if (!rate) return null;
  return (
    <span className={styles['rate']} aria-hidden="true">
      ↓{shortRate(rate.down)} ↑{shortRate(rate.up)}
    </span>
  );
}
