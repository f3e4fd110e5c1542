import { useSummary } from '../../wizard/use-summary.ts';
import { goToPage, pageOfTopic } from '../../shell/places.ts';
import styles from './decisions.module.css';

/** Every decision: what it is, why, and where it is changed. */
export function Decisions() {
  const lines = useSummary();
  return (
    <dl className={styles['decisions']}>
      {lines.map(({ topic, label, value, why }) => {
        const page = pageOfTopic(topic);
        return (
          <div key={`${topic} ${label}`}>
            <dt>{label}</dt>
            <dd>
              <span>{value}</span>
              <small>{why}</small>
            </dd>
            {page && (
              <dd>
                <button type="button" aria-label={`Change ${label}`} onClick={() => goToPage(page.id)}>
                  Change
                </button>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
