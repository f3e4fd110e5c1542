import { describe, expect, it } from 'vitest';
import { fullPlan } from './testing/plans.ts';
import { matrix } from './testing/matrix.ts';
import { kvmOffer, tcgOffer } from './testing/setting.ts';

describe('a resolved request', () => {
  it.each(matrix([tcgOffer, kvmOffer]))('makes the same plan again: $name', ({ answers, facts, offer }) => {
    const acceleration = offer.type === 'kvm' ? 'kvm' : 'tcg';
    const all = { ...facts, offers: { [acceleration]: offer } };
    const first = fullPlan({ ...answers, acceleration }, all);
    const { unattended } = answers;
    const again = fullPlan({ ...first.plan.resolved, ...(unattended && { unattended }) }, all);
    expect(again.plan.xml).toBe(first.plan.xml);
    expect(again.plan.resolved).toEqual(first.plan.resolved);
    expect(again.work).toEqual(first.work);
    expect(again.plan.problems).toEqual(first.plan.problems);
  });

  it('holds no password', () => {
    const unattended = { user: 'ann', password: 'correct horse' };
    const { plan } = fullPlan({ source: { kind: 'iso', image: '/a.iso' }, unattended });
    expect(JSON.stringify(plan)).not.toContain('correct horse');
  });
});
