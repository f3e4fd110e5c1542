import type { EngineFacts } from '#shared/contract/engines.ts';
import { allEngineFeatures, lackOf } from '#shared/domain/engines/features.ts';
import styles from './engine-tab.module.css';

/** What newer engines can and this one cannot. */
export function EngineLacks({ facts }: { facts: EngineFacts }) {
  const lacks = allEngineFeatures.flatMap(feature => lackOf(facts, feature) ?? []);
  if (lacks.length === 0) return <p className={styles['note']}>Nothing: it can all that Innkeeper offers.</p>;
  return (
    <>
      <p className={styles['note']}>
        It speaks version {facts.api} of Docker’s API. What is listed begins to work when the engine is
        updated.
      </p>
      <ul className={styles['lacks']}>
        {lacks.map(({ feature, words, needs }) => (
          <li key={feature}>
            <span>{words}</span>
            <span>from {needs}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
