import { memo } from 'react';
import type { WiringWire } from '#shared/contract/wiring.ts';
import styles from './wiring.module.css';

interface Props {
  routes: ReadonlyMap<WiringWire, string>;
  lit: ReadonlySet<WiringWire>;
  width: number;
  height: number;
}

/** All wires of one look are one path: a thousand of them cost as much as four. */
export const Wires = memo(({ routes, lit, width, height }: Props) => (
  <svg
    className={styles['wires']}
    width={width}
    height={height}
    aria-hidden="true"
    data-dim={lit.size > 0 || undefined}
  >
    {looks.map(({ kind, live }) => (
      <path
        key={`${kind} ${live}`}
        data-kind={kind}
        data-live={live}
        d={joined(routes, wire => wire.kind === kind && wire.live === live)}
      />
    ))}
    {lit.size > 0 && <path data-lit d={joined(routes, wire => lit.has(wire))} />}
  </svg>
));

const looks = [
  { kind: 'wire', live: false },
  { kind: 'route', live: false },
  { kind: 'route', live: true },
  { kind: 'wire', live: true },
] as const;

function joined(routes: Props['routes'], wanted: (wire: WiringWire) => boolean): string {
  let path = '';
  for (const [wire, route] of routes) if (wanted(wire)) path += route;
  return path;
}
