import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './navigation.module.css';

interface Props {
  to: NonNullable<LinkProps['to']>;
  params?: { connection: string } | { engine: string };
  icon: ReactNode;
  label: string;
  count?: number;
  /** Chosen at this very address only, not below it. */
  exact?: boolean;
}

export function NavigationLink({ to, params, icon, label, count, exact = false }: Props) {
  return (
    <Link
      to={to}
      {...(params === undefined ? {} : { params: params as never })}
      className={styles['link'] ?? ''}
      activeOptions={{ exact, includeSearch: false }}
      activeProps={{ 'data-chosen': true, 'aria-current': 'page' } as object}
    >
      {icon}
      <span className={styles['label']} title={label}>
        {label}
      </span>
      {count !== undefined && <span className={styles['count']}>{count.toLocaleString('en-GB')}</span>}
    </Link>
  );
}
