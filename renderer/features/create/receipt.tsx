import Button from '@mui/material/Button';
import { useState } from 'react';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#shared/domain/units.ts';
import { otherProblems } from './choices.ts';
import { PlanSteps } from './plan-steps.tsx';
import { ProblemNotes } from './problem-note.tsx';
import styles from './receipt.module.css';
import { SummaryLine, type LineProps } from './summary-line.tsx';
import type { PlanState } from './use-plan.ts';
import { XmlDialog } from './xml-dialog.tsx';

interface Props extends Omit<LineProps, 'plan' | 'options'> {
  state: PlanState;
  options: LineProps['options'] | undefined;
  /** Name and source are there, so that a plan is on its way. */
  asked: boolean;
}

const hint = 'A name and a source are enough. The rest is filled in here, and can be changed.';

/** What will be created: every decision with its reason, what it costs, and each step with its way back. */
export function Receipt({ state, options, asked, draft, onChange, onFix }: Props) {
  const [xmlShown, setXmlShown] = useState(false);
  const { plan, stale, failure } = state;
  return (
    <section
      className={styles['receipt']}
      aria-label="What will be created"
      aria-busy={stale && plan !== undefined}
    >
      <h3>What will be created</h3>
      {failure && <FailureNote failure={failure} />}
      {plan === undefined || options === undefined ? (
        !failure && <p className={styles['hint']}>{asked ? 'Working it out…' : hint}</p>
      ) : (
        <>
          <ul>
            {plan.summary.map(line => (
              <SummaryLine key={line.topic} {...{ line, plan, options, draft, onChange, onFix }} />
            ))}
          </ul>
          <ProblemNotes problems={otherProblems(plan)} onFix={onFix} />
          <Needs plan={plan} pools={options.pools} />
          <PlanSteps steps={plan.steps} />
          <Button onClick={() => setXmlShown(true)}>View XML</Button>
          {xmlShown && (
            <XmlDialog xml={plan.xml} name={plan.resolved.name} onClose={() => setXmlShown(false)} />
          )}
        </>
      )}
    </section>
  );
}

function Needs({ plan, pools }: { plan: LineProps['plan']; pools: LineProps['options']['pools'] }) {
  const { source, diskSize, pool: name } = plan.resolved;
  const pool = pools.find(each => each.name === name);
  if (diskSize === 0 || pool === undefined || (source.kind === 'disk-image' && source.how === 'use'))
    return null;
  return (
    <p className={styles['needs']}>
      Needs up to {formatBytes(diskSize)} on <strong>{name}</strong>
      {pool.active && ` (${formatBytes(pool.free)} free)`}
    </p>
  );
}
