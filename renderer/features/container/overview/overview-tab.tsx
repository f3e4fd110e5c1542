import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { usePanelContainer } from '../panel-container.ts';
import styles from './overview.module.css';

/** What a person wants to know about a container at a glance. */
export default function OverviewTab() {
  const container = usePanelContainer();
  return (
    <div className={styles['overview']}>
      <Section>
        <Facts>
          <Fact name="Image">{container.image}</Fact>
          <Fact name="Command">
            <code>{container.command}</code>
          </Fact>
        </Facts>
      </Section>
    </div>
  );
}
