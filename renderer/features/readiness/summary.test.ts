import { expect, test } from 'vitest';
import type { Check } from '#shared/contract/readiness.ts';
import { byUrgency, summary } from './summary.ts';

const check = (id: Check['id'], verdict: Check['verdict']): Check => ({
  id,
  verdict,
  title: id,
  found: '',
  where: '',
  why: '',
});

test('what must be done comes first, and equals keep their order', () => {
  const checks = [
    check('libvirt', 'ok'),
    check('docker', 'advice'),
    check('iommu', 'unknown'),
    check('cpu-flags', 'problem'),
    check('kvm-device', 'problem'),
  ];
  expect(byUrgency(checks).map(each => each.id)).toEqual([
    'cpu-flags',
    'kvm-device',
    'iommu',
    'docker',
    'libvirt',
  ]);
});

test('the worst verdict decides the sentence', () => {
  expect(summary([check('libvirt', 'ok')])).toMatch(/is ready/);
  expect(summary([check('libvirt', 'ok'), check('docker', 'advice')])).toMatch(/could be better/);
  expect(summary([check('libvirt', 'problem'), check('docker', 'advice')])).toMatch(/^One thing/);
  expect(summary([check('libvirt', 'problem'), check('iommu', 'problem')])).toMatch(/^2 things/);
});
