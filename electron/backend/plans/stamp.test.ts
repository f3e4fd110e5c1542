import { describe, expect, it } from 'vitest';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { FailureError } from '../failures/fail.ts';
import { requireShown, stamped } from './stamp.ts';

const plan: Omit<ActionPlan, 'stamp'> = {
  title: 'Delete the snapshot “one”',
  steps: ['Merge'],
  files: [{ path: '/pool/a.qcow2', becomes: 'merged', size: 10 }],
  lost: [],
  warnings: [],
  problems: [],
  space: [{ place: '/pool', needed: 1, free: 2 }],
  takesEffect: 'now',
};
const read = { xml: '<domain/>', layers: ['/pool/a.qcow2'] };
const code = (act: () => void) => {
  try {
    act();
  } catch (error) {
    return error instanceof FailureError ? error.failure.code : error;
  }
  return 'run';
};

describe('the stamp of a plan', () => {
  const { stamp } = stamped(plan, read);

  it('stays while only sizes and free room move', () => {
    const later = {
      ...plan,
      files: [{ path: '/pool/a.qcow2', becomes: 'merged' as const, size: 11 }],
      space: [],
    };
    expect(stamped(later, { layers: ['/pool/a.qcow2'], xml: '<domain/>' }).stamp).toBe(stamp);
  });

  it('changes with what is done to a file, and with what the plan was read from', () => {
    const worse = { ...plan, files: [{ path: '/pool/a.qcow2', becomes: 'deleted' as const }] };
    expect(code(() => requireShown(stamped(worse, read), stamp, 'web'))).toBe('CONFLICT');
    expect(code(() => requireShown(stamped(plan, { ...read, xml: '<domain id="1"/>' }), stamp, 'web'))).toBe(
      'CONFLICT',
    );
    expect(code(() => requireShown(stamped(plan, read), stamp, 'web'))).toBe('run');
  });

  it('does not let a plan with a problem be run', () => {
    const refused = stamped(
      { ...plan, problems: [{ failure: { code: 'BACKING_FILE_MISSING', params: {} } }] },
      read,
    );
    expect(code(() => requireShown(refused, refused.stamp, 'web'))).toBe('BACKING_FILE_MISSING');
  });
});
