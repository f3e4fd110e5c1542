import { useShallow } from 'zustand/react/shallow';
import styles from '#renderer/ui/wizard/summary-side.module.css';
import { usePlan } from '../wizard/plan-store.ts';
import { goToPage, pageOfField } from './places.ts';

/** Each problem stands beside its field; here it leads there. */
export function Problems() {
  const problems = usePlan(
    useShallow(({ typed, found, tried }) => [...typed, ...found].filter(each => tried || !each.missing)),
  );
  if (problems.length === 0) return null;
  return (
    <ul className={styles['problems']} aria-label="What stands in the way">
      {problems.map(({ field, what }) => {
        const page = pageOfField(field);
        return (
          <li key={`${field} ${what}`}>
            {what}{' '}
            {page && (
              <button type="button" onClick={() => goToPage(page.id)}>
                {page.title}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
