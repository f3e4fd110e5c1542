import { useMemo } from 'react';
import type { Container } from '#shared/contract/containers.ts';
import { containerCommandsFor } from '#renderer/app/container-actions/commands.ts';
import { containerOtherGroups } from '#renderer/app/container-actions/menu-groups.ts';
import { MoreMenu } from '#renderer/app/side-panel/more-menu.tsx';
import { WideButton } from '#renderer/app/side-panel/wide-button.tsx';
import styles from '#renderer/app/side-panel/side-panel.module.css';
import { ContainerPill } from './container-pill.tsx';
import { ContainerPower } from './container-power.tsx';
import { PortButton } from './port-button.tsx';

export function ContainerHeader({ container }: { container: Container }) {
  // The menus are about this container, even while others are selected in the list.
  const commands = useMemo(() => containerCommandsFor(() => [container]), [container]);
  return (
    <header className={styles['header']}>
      <div className={styles['title']}>
        <h1 title={container.name}>{container.name}</h1>
        <ContainerPill container={container} />
      </div>
      <div className={styles['actions']}>
        <PortButton container={container} />
        <ContainerPower container={container} commands={commands} />
        <MoreMenu groups={containerOtherGroups} commands={commands} />
        <WideButton />
      </div>
    </header>
  );
}
