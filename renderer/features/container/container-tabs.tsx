import type { LinkOptions } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Container } from '#shared/contract/containers.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { exactTab, PanelTabs, tabWithin } from '#renderer/app/side-panel/panel-tabs.tsx';
import { containerTabs } from './tabs.ts';

/** The container's tabs, as it has them. */
export function ContainerTabs({ container }: { container: Container }) {
  const engine = useEngine(container.engine);
  const tabs = useMemo(
    () =>
      containerTabs
        .filter(({ fits }) => fits?.(container, engine) ?? true)
        .map((tab, at) => ({
          id: tab.id,
          label: tab.label,
          link: {
            to: '/guests/containers/$engine/$id/{-$tab}/{-$item}',
            params: {
              engine: container.engine,
              id: container.id,
              tab: at === 0 ? undefined : tab.id,
              item: undefined,
            },
            search: true,
            activeOptions: at === 0 ? exactTab : tabWithin,
          } as LinkOptions,
        })),
    [container, engine],
  );
  return <PanelTabs name={container.name} tabs={tabs} />;
}
