import { describe, expect, it } from 'vitest';
import type { HostRun } from '../../contract/host-changes.ts';
import { applyEdits } from '../hardware/apply-edits.ts';
import { at } from '../devices/testing/invented.ts';
import { checkAll, type Evidence } from './check.ts';
import { planPassthrough } from './plan.ts';
import { modern } from './testing/guests.ts';
import { CARD, desktop, withGroups } from './testing/hosts.ts';
import { setting } from './testing/settings.ts';

const off = setting({ facts: desktop({}, false), ask: { devices: [CARD] } });
const plan = planPassthrough(off);

/** As it is after the restart: arguments in force, both functions kept. */
function evidence(more: Partial<Evidence> = {}, driver = 'vfio-pci'): Evidence {
  const on = desktop();
  const facts = withGroups({
    ...on,
    boot: { ...on.boot, arguments: ['quiet', 'intel_iommu=on', 'iommu=pt'] },
    vfio: { vfioPci: 'loaded', ids: [] },
    pci: on.pci.map(device => (device.address.startsWith('0000:01:00') ? { ...device, driver } : device)),
  });
  return {
    way: plan.way,
    devices: plan.devices,
    facts,
    map: setting({ facts, ask: { devices: [CARD] } }).map,
    run: { state: 'after', rebootPending: false } as HostRun,
    document: applyEdits(modern, plan.edits).xml,
    running: false,
    ...more,
  };
}
const wrong = (found: Evidence) =>
  checkAll(plan.verify, found).flatMap(({ verdict, id }) => (verdict === 'wrong' ? [id] : []));

describe('what is verified after the restart', () => {
  it('is all right when all of it is in force', () => {
    const checks = checkAll(plan.verify, evidence());
    expect(checks.map(({ verdict }) => verdict)).toEqual(checks.map(() => 'ok'));
    expect(checks.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'helper-run',
        'rebooted',
        'kernel-arguments',
        'driver',
        'group',
        'guest-document',
      ]),
    );
  });

  it('names what is not, each with what to do', () => {
    const { map, facts } = off;
    expect(wrong(evidence({ map, ...(facts && { facts }) }))).toEqual([
      'kernel-arguments',
      'iommu',
      'modules',
      'driver',
      'driver',
      'group',
    ]);
    expect(wrong(evidence({}, 'nouveau'))).toEqual(['driver', 'driver']);
    expect(wrong(evidence({ document: modern }))).toEqual(['guest-document']);
    const run = { state: 'after', rebootPending: true } as HostRun;
    expect(wrong(evidence({ run }))).toEqual(['rebooted']);
  });

  it('knows a card that is gone, and another that came to its place', () => {
    const { map } = evidence();
    const gone = { ...map, pci: map.pci.filter(({ address }) => address !== CARD) };
    expect(wrong(evidence({ map: gone }))).toContain('driver');
    const other = map.pci.map(device =>
      device.address === at('0000:01:00.0') ? { ...device, ids: '1002:73bf' } : device,
    );
    const [first] = checkAll(plan.verify, evidence({ map: { ...map, pci: other } })).filter(
      ({ verdict }) => verdict === 'wrong',
    );
    expect(first?.found).toMatch(/another device.*1002:73bf/);
  });

  it('does not call fine what cannot be read', () => {
    const { facts: _, ...blind } = evidence();
    const unknown = checkAll(plan.verify, blind).filter(({ verdict }) => verdict === 'unknown');
    expect(unknown.map(({ id }) => id)).toEqual(['kernel-arguments', 'modules']);
  });
});
