import type { ReactNode } from 'react';
import { StateIcon, type Look } from './state-icon.tsx';
import styles from './status-pill.module.css';

export type Tone = 'run' | 'pause' | 'off' | 'err' | 'accent';

/** A verdict in words on its own soft colour, with a shape before it when it is a state. */
export function StatusPill({ tone, look, children }: { tone: Tone; look?: Look; children: ReactNode }) {
  return (
    <span className={styles['pill']} data-tone={tone}>
      {look && <StateIcon look={look} />}
      {children}
    </span>
  );
}
