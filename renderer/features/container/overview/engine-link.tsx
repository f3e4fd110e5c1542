import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EngineId } from '#shared/contract/engines.ts';
import styles from './overview.module.css';

interface Props {
  engine: EngineId;
  /** Of the engine's pages. */
  tab: string;
  item: string;
  children: ReactNode;
}

/** The way to a thing of the engine's that the container stands on. */
export function EngineLink({ engine, tab, item, children }: Props) {
  return (
    <Link className={styles['link'] ?? ''} to="/engines/$engine/$tab/{-$item}" params={{ engine, tab, item }}>
      {children}
    </Link>
  );
}
