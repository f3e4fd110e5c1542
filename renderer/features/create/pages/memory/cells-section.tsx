import { Section } from '#renderer/ui/section.tsx';
import { CellsAnswer } from './cells-answer.tsx';
import { PlacementAnswer } from './placement-answer.tsx';
import styles from './cells.module.css';

/** Where on the host the memory lies, and what the guest knows of it. */
export function CellsSection() {
  return (
    <Section title="NUMA">
      <div className={styles['numa']}>
        <PlacementAnswer />
        <CellsAnswer />
      </div>
    </Section>
  );
}
