import Button from '@mui/material/Button';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { go } from '../go.ts';
import styles from './side-panel.module.css';

/** One thing beside the list: its actions and tabs as children, what needs attention, and the tab that is open. */
export function PanelFrame({ away, children }: { away: string | undefined; children: ReactNode }) {
  return (
    <div className={styles['panel']}>
      {children}
      {away !== undefined && (
        <div className={styles['stale']}>
          <Attention
            what={away}
            why="You see the last that was known. Nothing can be changed until it is back."
          />
        </div>
      )}
      <div className={styles['tab']}>
        <Outlet />
      </div>
    </div>
  );
}

/** In place of a panel whose thing is not in the list. */
export function NotThere({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState
      title={title}
      action={<Button onClick={() => void go({ to: '/guests', search: true })}>Close</Button>}
    >
      {children}
    </EmptyState>
  );
}
