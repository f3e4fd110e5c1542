import { describe, expect, it } from 'vitest';
import { factsOf, hostNames } from '#electron/host/testing/recorded-hosts.ts';
import { hostStepSchema } from '#shared/contract/host-step.ts';
import type { PassthroughRequest, PassthroughWay } from '#shared/contract/passthrough-request.ts';
import type { DeviceFacts } from '#shared/domain/devices/facts.ts';
import { applyEdits } from '#shared/domain/hardware/apply-edits.ts';
import { planText, readStepLine, stepLine } from '#shared/domain/host-changes/plan-text.ts';
import { describeStep } from '#shared/domain/host-changes/step-rules.ts';
import { planPassthrough, type PurePlan } from '#shared/domain/passthrough/plan.ts';
import { takeBack } from '#shared/domain/passthrough/take-back.ts';
import { full, modern, old } from '#shared/domain/passthrough/testing/guests.ts';
import { setting } from '#shared/domain/passthrough/testing/settings.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

type Choice = Partial<Omit<PassthroughRequest, 'guest' | 'devices'>>;

const ways: (PassthroughWay | undefined)[] = [undefined, 'managed', 'boot', 'single-gpu'];
const frame = { width: 2560, height: 1440, user: 'ada' } as const;
const choices: readonly Choice[] = [
  {},
  {
    rom: { from: 'dump' },
    video: 'none',
    pinCpus: true,
    hugePages: '2M',
    lookingGlass: { by: 'shmem', ...frame },
  },
  {
    rom: { from: 'file', path: '/srv/card.rom' },
    hideKvm: true,
    vendorId: 'notahv',
    video: 'fallback',
    hugePages: '1G',
    lookingGlass: { by: 'kvmfr', ...frame },
    lockMemory: true,
    machine: 'q35',
    firmware: 'uefi',
  },
];

/** The host with its IOMMU switched off in the kernel, as most are at first. */
function withoutIommu(facts: DeviceFacts): DeviceFacts {
  return {
    ...facts,
    pci: facts.pci.map(({ iommuGroup: _group, ...device }) => device),
    iommu: { ...facts.iommu, units: [], groups: new Map() },
  };
}

/** Every device that is no bridge, in every way. */
function* plansOf(facts: DeviceFacts, xml: string): Generator<PurePlan> {
  const devices = facts.pci.filter(device => device.class >> 16 !== 0x06).map(({ address }) => address);
  const host = setting({ facts, xml, ask: { devices } });
  for (const address of devices)
    for (const way of ways)
      for (const choice of choices) {
        const request = { guest: host.request.guest, devices: [address], ...(way && { way }), ...choice };
        yield planPassthrough({ ...host, request });
      }
}

/** PCI base class. */
const DISPLAY = 0x03;

/** One of each make, of displays two: hosts with hundreds of like functions are not walked whole. */
const fewer = (facts: DeviceFacts): DeviceFacts => {
  const seen = new Map<string, number>();
  const pci = facts.pci.filter(({ vendor, device, class: code }) => {
    const key = `${vendor}:${device}:${code}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return (seen.get(key) ?? 0) <= (code >> 16 === DISPLAY ? 2 : 1);
  });
  return { ...facts, pci };
};

describe.each(hostNames)('plans on %s', name => {
  it('have only steps that the helper reads, each with its undo', async () => {
    const host = fewer(await factsOf(name));
    let steps = 0;
    for (const facts of [host, withoutIommu(host)])
      for (const { hostSteps, title } of plansOf(facts, modern)) {
        for (const step of hostSteps) {
          steps += 1;
          expect(hostStepSchema.parse(step)).toEqual(step);
          expect(readStepLine(stepLine(step))).toEqual(step);
          expect(describeStep(step).undo).toMatch(/^\w.*\.$/);
        }
        expect(planText(title, hostSteps).split('\n')).toHaveLength(hostSteps.length + 2);
      }
    expect(steps).toBeGreaterThan(0);
  });

  it.each([
    ['of today', modern],
    ['of old', old],
    ['without a free port', full],
  ])('change a guest %s by edits that can be made, and taken back', async (_, xml) => {
    const facts = fewer(await factsOf(name));
    for (const { edits, problems } of plansOf(facts, xml)) {
      if (problems.length > 0) continue;
      const made = applyEdits(xml, edits);
      expect(made.problems).toEqual([]);
      expect(takeBack({ before: xml, after: made.xml, now: made.xml }).how).toBe(
        edits.length === 0 ? 'nothing' : 'whole',
      );
      const now = made.xml.replace('<acpi/>', '<acpi/>\n    <pmu state="off"/>');
      const back = takeBack({ before: xml, after: made.xml, now });
      const restored = applyEdits(now, back.edits);
      expect(restored.problems).toEqual([]);
      expect(devicesOf(restored.xml)).toEqual(devicesOf(xml));
    }
  });
});

/** Names and numbers of elements in `<devices>`, which is all that could be left behind or missing. */
function devicesOf(xml: string): string[] {
  const devices = parseDocument(xml).root.child('devices');
  return (devices?.elements() ?? [])
    .map(({ name, attributes }) => [name, ...attributes.map(each => `${each.name}=${each.value}`)].join(' '))
    .toSorted((a, b) => (a < b ? -1 : 1));
}
