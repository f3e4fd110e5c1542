import type { ChangedFile } from '#shared/contract/host-changes.ts';
import type { PassthroughPlan } from '#shared/contract/passthrough.ts';
import { LineCount } from './line-count.tsx';
import { StepFiles } from './step-files.tsx';
import styles from './plan.module.css';

/** The plan as a receipt: numbered steps, the files each touches, what it is for and how it is taken back. */
export function PlanSteps({ plan, guestName }: { plan: PassthroughPlan; guestName: string }) {
  const { steps, guest } = plan;
  const files = plan.dryRun?.files ?? [];
  const others = files.filter(file => (file.steps ?? []).length === 0);
  return (
    <ol className={styles['steps']}>
      {steps.map(({ title, why, undo }, at) => (
        <li key={`${at} ${title}`}>
          <span className={styles['what']}>{title}</span>
          <span className={styles['why']}>
            {why} <span>Taken back: {undo}</span>
          </span>
          <StepFiles files={files.filter(isOf(at))} />
        </li>
      ))}
      {others.length > 0 && (
        <li className={styles['together']}>
          <span className={styles['why']}>Files of the host that change by this:</span>
          <StepFiles files={others} />
        </li>
      )}
      {guest.changes.length > 0 && (
        <li>
          <span className={styles['what']}>Change {guestName}</span>
          <ul className={styles['changes']}>
            {guest.changes.map(({ text, why }) => (
              <li key={text}>
                {text} <span className={styles['why']}>{why}</span>
              </li>
            ))}
          </ul>
          <ul className={styles['files']}>
            <li>
              <code>{guestName}.xml</code>
              <LineCount before={guest.before} after={guest.after} />
            </li>
          </ul>
        </li>
      )}
    </ol>
  );
}

const isOf =
  (step: number) =>
  ({ steps }: ChangedFile): boolean =>
    steps?.includes(step) ?? false;
