import type { Container } from '#shared/contract/containers.ts';
import { WideButton } from '#renderer/app/side-panel/wide-button.tsx';
import styles from '#renderer/app/side-panel/side-panel.module.css';
import { ContainerPill } from './container-pill.tsx';

export function ContainerHeader({ container }: { container: Container }) {
  return (
    <header className={styles['header']}>
      <div className={styles['title']}>
        <h1 title={container.name}>{container.name}</h1>
        <ContainerPill container={container} />
      </div>
      <div className={styles['actions']}>
        <WideButton />
      </div>
    </header>
  );
}
