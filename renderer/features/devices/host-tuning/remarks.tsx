import { Attention } from '#renderer/ui/attention.tsx';
import type { Remark } from '#shared/domain/host-tuning/plan.ts';
import styles from './host-tuning.module.css';

/** What stands against a plan, or is good to know before. */
export function Remarks({
  remarks,
  tone = 'warning',
}: {
  remarks: readonly Remark[];
  tone?: 'warning' | 'error';
}) {
  return (
    <div className={styles['remarks']}>
      {remarks.map(({ text, remedy }) => (
        <Attention key={text} tone={tone} what={text} why={remedy} />
      ))}
    </div>
  );
}

/** The same below a form that is being filled in: said as it is typed, without being read out each time. */
export function Notes({ problems, warnings }: { problems: readonly Remark[]; warnings: readonly Remark[] }) {
  const all = [
    ...problems.map(remark => ({ ...remark, kind: 'problem' })),
    ...warnings.map(remark => ({ ...remark, kind: 'warning' })),
  ];
  return (
    <div role="status">
      {all.length > 0 && (
        <ul className={styles['notes']}>
          {all.map(({ text, remedy, kind }) => (
            <li key={text} data-kind={kind}>
              {text} {remedy && <span className={styles['muted']}>{remedy}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
