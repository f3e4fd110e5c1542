import type { HostStep } from '../../contract/host-step.ts';

export interface Remark {
  readonly text: string;
  readonly remedy?: string;
}

/** Steps of the host that bring about what was asked for, and what stands against it. */
export interface TuningPlan {
  /** Names the run in the list of changes. */
  readonly title: string;
  /** Empty: nothing is to be done, or `problems` say why it cannot. */
  readonly steps: readonly HostStep[];
  readonly problems: readonly Remark[];
  readonly warnings: readonly Remark[];
}

export type When = 'now' | 'boot' | 'both';

export function planned(
  title: string,
  steps: readonly HostStep[],
  problems: readonly (Remark | undefined)[],
  warnings: readonly (Remark | undefined)[],
): TuningPlan {
  const found = problems.filter(each => each !== undefined);
  return {
    title,
    steps: found.length > 0 ? [] : steps,
    problems: found,
    warnings: warnings.filter(each => each !== undefined),
  };
}
