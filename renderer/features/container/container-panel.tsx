import { useParams } from '@tanstack/react-router';
import type { Container, ContainerRef } from '#shared/contract/containers.ts';
import { containerKey, useContainer, useContainers } from '#renderer/api/live/containers.ts';
import { useEngineAway } from '#renderer/app/container-actions/reach.ts';
import { NotThere, PanelFrame } from '#renderer/app/side-panel/panel-frame.tsx';
import { useOpened } from '#renderer/app/side-panel/use-opened.ts';
import { ContainerHeader } from './header.tsx';
import { ContainerTabs } from './container-tabs.tsx';
import { PanelContainer } from './panel-container.ts';

/** One container beside the list: its actions and its tabs. */
export default function ContainerPanel() {
  const params = useParams({ from: '/frame/guests/containers/$engine/$id' });
  const key = containerKey(params as ContainerRef);
  const container = useContainer(key);
  const loaded = useContainers(state => state.loaded);
  useOpened(key, container?.name);
  if (container) return <Panel container={container} />;
  if (!loaded) return null;
  return (
    <NotThere title="This container is not there any more">
      It was removed, or its container engine is not connected.
    </NotThere>
  );
}

function Panel({ container }: { container: Container }) {
  const away = useEngineAway(container.engine);
  return (
    <PanelContainer value={container}>
      <PanelFrame away={away}>
        <ContainerHeader container={container} />
        <ContainerTabs container={container} />
      </PanelFrame>
    </PanelContainer>
  );
}
