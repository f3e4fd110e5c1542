import Button from '@mui/material/Button';
import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Container, ContainerRef } from '#shared/contract/containers.ts';
import {
  containerKey,
  useContainer,
  useContainers,
  type ContainerKey,
} from '#renderer/api/live/containers.ts';
import { useEngineAway } from '#renderer/app/container-actions/reach.ts';
import { go } from '#renderer/app/go.ts';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';
import styles from '#renderer/app/side-panel/side-panel.module.css';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ContainerHeader } from './header.tsx';
import { ContainerTabs } from './container-tabs.tsx';
import { PanelContainer } from './panel-container.ts';

/** One container beside the list: its actions and its tabs. */
export default function ContainerPanel() {
  const params = useParams({ from: '/frame/guests/containers/$engine/$id' });
  const key = containerKey(params as ContainerRef);
  const container = useContainer(key);
  const loaded = useContainers(state => state.loaded);

  useEffect(() => {
    useTargets.setState({ opened: key });
    return () => useTargets.setState({ opened: undefined });
  }, [key]);
  const name = container?.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} – Innkeeper`;
  }, [name]);

  // Removed while it was open: the list is what is left.
  const wasThere = useRef<ContainerKey | undefined>(undefined);
  useEffect(() => {
    if (container) wasThere.current = key;
    else if (wasThere.current === key) void go({ to: '/guests', search: true, replace: true });
  }, [container, key]);

  if (container) return <Panel container={container} />;
  if (!loaded) return null;
  return (
    <EmptyState
      title="This container is not there any more"
      action={<Button onClick={() => void go({ to: '/guests', search: true })}>Close</Button>}
    >
      It was removed, or its container engine is not connected.
    </EmptyState>
  );
}

function Panel({ container }: { container: Container }) {
  const away = useEngineAway(container.engine);
  return (
    <PanelContainer value={container}>
      <div className={styles['panel']}>
        <ContainerHeader container={container} />
        <ContainerTabs container={container} />
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
    </PanelContainer>
  );
}
