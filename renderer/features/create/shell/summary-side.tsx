import { useShallow } from 'zustand/react/shallow';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { SummaryLine } from '#shared/contract/create/plan.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { usePlan } from '../wizard/plan-store.ts';
import { useSummary } from '../wizard/use-summary.ts';
import { goToPage, pageOfField, pageOfTopic } from './places.ts';
import styles from '#renderer/ui/wizard/summary-side.module.css';

/** What will be created, always in sight: every decision with its reason, what it costs, what to mind. */
export function SummarySide() {
  const planned = usePlan(({ plan }) => plan !== undefined);
  const failure = usePlan(state => state.failure);
  const busy = usePlan(({ stale, plan }) => stale && plan !== undefined);
  const lines = useSummary();
  return (
    <section className={styles['side']} aria-label="What will be created" aria-busy={busy}>
      <h2>What will be created</h2>
      {failure && <FailureNote failure={failure} />}
      {!planned && !failure && <p className={styles['hint']}>Working it out…</p>}
      <ul>
        {lines.map(line => (
          <Line key={`${line.topic} ${line.label} ${line.value}`} line={line} />
        ))}
      </ul>
      <Problems />
      <Warnings />
      <Space />
    </section>
  );
}

function Line({ line: { topic, label, value, why } }: { line: SummaryLine }) {
  const page = pageOfTopic(topic);
  const words = (
    <>
      <span className={styles['value']}>{value}</span>
      {why && <span className={styles['why']}>{why}</span>}
    </>
  );
  return (
    <li className={styles['line']}>
      <span className={styles['label']}>{label}</span>
      {page === undefined ? (
        <div className={styles['words']}>{words}</div>
      ) : (
        <button
          type="button"
          className={styles['words']}
          title={page.title}
          onClick={() => goToPage(page.id)}
        >
          <span className="visually-hidden">{label}: </span>
          {words}
        </button>
      )}
    </li>
  );
}

/** Each problem stands beside its field; here it leads there. */
function Problems() {
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

function Warnings() {
  const warnings = usePlan(({ plan }) => plan?.warnings) ?? [];
  return warnings.map(({ text, why, remedy }) => (
    <div key={text} className={styles['warning']} role="note">
      <strong>{text}</strong>
      <p>{[why, remedy].filter(Boolean).join(' ')}</p>
    </div>
  ));
}

function Space() {
  const space = usePlan(({ plan }) => plan?.space) ?? [];
  return space.map(({ pool, now, full, free }) => (
    <p key={pool} className={styles['hint']}>
      Needs up to {formatBytes(full)} on <strong>{pool}</strong>
      {now > 0 && now < full && `, ${formatBytes(now)} of it at once`}
      {free !== undefined && ` (${formatBytes(free)} free)`}
    </p>
  ));
}
