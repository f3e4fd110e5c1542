import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { containerKey, useContainer } from '#renderer/api/live/containers.ts';
import { OverlayHost } from '#renderer/app/overlay-host.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { ShellsOf } from './shells-of.tsx';
import styles from './shell.module.css';

/** Shells of one container in a window of their own: they are this window’s, and end with it. */
export default function ShellWindow() {
  const params = useParams({ from: '/window/shell/$engine/$id' });
  const container = useContainer(containerKey(params as ContainerRef));
  const name = container?.name;
  useEffect(() => {
    document.title = name === undefined ? 'Innkeeper' : `${name}: shell`;
  }, [name]);
  return (
    <main className={styles['window']}>
      {container ? (
        <ShellsOf container={container} />
      ) : (
        <EmptyState title="This container is not here">
          It was removed, or its engine is not connected.
        </EmptyState>
      )}
      <OverlayHost />
    </main>
  );
}
