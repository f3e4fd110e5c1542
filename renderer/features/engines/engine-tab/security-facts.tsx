import { Fact, Facts } from '#renderer/ui/facts.tsx';
import type { EngineFacts } from '#shared/contract/engines.ts';
import { engineProtections } from '#shared/domain/engines/protections.ts';
import styles from './engine-tab.module.css';

/** What stands between a container and the host on this engine. */
export function SecurityFacts({ facts }: { facts: EngineFacts }) {
  return (
    <div className={styles['facts']}>
      <Facts>
        {engineProtections(facts).map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </Facts>
      {facts.warnings !== undefined && facts.warnings.length > 0 && (
        <ul className={styles['warnings']} aria-label="What the engine warns of">
          {facts.warnings.map(warning => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
