import { describe, expect, it } from 'vitest';
import { hostStepSchema } from '../../contract/host-step.ts';
import { passthroughOptionsSchema } from '../../contract/passthrough.ts';
import { applyEdits } from '../hardware/apply-edits.ts';
import { describeStep } from '../host-changes/step-rules.ts';
import { GiB } from '../units.ts';
import { passthroughOptions } from './options.ts';
import { planPassthrough } from './plan.ts';
import { full, modern, old } from './testing/guests.ts';
import { CARD, desktop, NIC, oneCard } from './testing/hosts.ts';
import { setting } from './testing/settings.ts';
import { at } from '../devices/testing/invented.ts';

const verbs = (plan: ReturnType<typeof planPassthrough>) => plan.hostSteps.map(step => step.do);
const xmlOf = (plan: ReturnType<typeof planPassthrough>, xml: string) => {
  const { xml: after, problems } = applyEdits(xml, plan.edits);
  expect(problems).toEqual([]);
  return after;
};

describe('giving a graphics card away', () => {
  it('takes the sound along and keeps both from the host’s drivers, from its start on', () => {
    const plan = planPassthrough(setting({ facts: desktop(), ask: { devices: [CARD] } }));
    expect(plan.problems).toEqual([]);
    expect(plan.way).toBe('boot');
    expect(plan.devices.map(({ address, because }) => [address, because])).toEqual([
      ['0000:01:00.0', undefined],
      ['0000:01:00.1', 'slot'],
    ]);
    expect(verbs(plan)).toEqual(['load-modules', 'bind-at-boot']);
    expect(plan.hostSteps[1]).toMatchObject({
      devices: [
        { address: '0000:01:00.0', ids: '10de:2786' },
        { address: '0000:01:00.1', ids: '10de:22bc' },
      ],
      before: ['nouveau', 'snd_hda_intel'],
      initramfs: 'initramfs-tools',
    });
    expect(plan.reboot).toBe(true);
    expect(plan.back.map(({ id }) => id)).toEqual(['here', 'command', 'ssh', 'loader', 'rescue']);
  });

  it('gives the guest one card of two functions, in a port of its own', () => {
    const plan = planPassthrough(setting({ facts: desktop(), ask: { devices: [CARD] } }));
    const after = xmlOf(plan, modern);
    expect(after).toContain(
      "<address type='pci' domain='0x0000' bus='0x06' slot='0x00' function='0x0' multifunction='on'/>",
    );
    expect(after).toContain("<address type='pci' domain='0x0000' bus='0x06' slot='0x00' function='0x1'/>");
    expect(after.match(/managed='no'/g)).toHaveLength(2);
  });

  it('adds a port where all are taken', () => {
    const plan = planPassthrough(setting({ facts: desktop(), ask: { devices: [CARD] }, xml: full }));
    const after = xmlOf(plan, full);
    expect(after).toContain("<controller type='pci' index='2' model='pcie-root-port'/>");
    expect(after).toContain("bus='0x02' slot='0x00' function='0x1'");
  });

  it('switches the IOMMU on only where it is off', () => {
    const off = planPassthrough(
      setting({ facts: desktop({}, false), ask: { devices: [NIC], way: 'managed' } }),
    );
    expect(off.hostSteps).toEqual([
      { do: 'kernel-arguments', loader: 'grub', add: ['intel_iommu=on', 'iommu=pt'], remove: [] },
    ]);
    expect(off.verify.map(({ id }) => id)).toContain('kernel-arguments');
    const on = planPassthrough(setting({ facts: desktop(), ask: { devices: [NIC] } }));
    expect(on.way).toBe('managed');
    expect(on.hostSteps).toEqual([]);
    expect(on.reboot).toBe(false);
  });

  it('takes back what switched the IOMMU off', () => {
    const { boot } = desktop();
    const facts = desktop({ boot: { ...boot, arguments: ['quiet', 'intel_iommu=off', 'iommu=pt'] } }, false);
    const { hostSteps } = planPassthrough(setting({ facts, ask: { devices: [NIC] } }));
    expect(hostSteps).toEqual([
      { do: 'kernel-arguments', loader: 'grub', add: ['intel_iommu=on'], remove: ['intel_iommu=off'] },
    ]);
  });

  it('refuses a host whose firmware tells of no IOMMU', () => {
    const facts = desktop({ iommu: { units: [], groups: new Map() } }, false);
    const plan = planPassthrough(setting({ facts, ask: { devices: [NIC] } }));
    expect(plan.problems[0]?.failure).toMatchObject({ code: 'UNSUPPORTED' });
    expect(plan.problems[0]?.failure.params['remedy']).toContain('VT-d');
  });

  it('never gives the only network away, nor what is not there', () => {
    const only = planPassthrough(setting({ facts: desktop(), ask: { devices: [at('0000:02:00.0')] } }));
    expect(only.problems.map(({ failure }) => failure.code)).toEqual(['DEVICE_NEEDED']);
    const gone = planPassthrough(setting({ facts: desktop(), ask: { devices: [at('0000:99:00.0')] } }));
    expect(gone.problems.map(({ failure }) => failure.code)).toEqual(['DEVICE_ABSENT']);
  });

  it('lends the only screen by hooks, and by nothing else', () => {
    const plan = planPassthrough(setting({ facts: oneCard(), ask: { devices: [CARD] } }));
    expect(plan.problems).toEqual([]);
    expect(plan.way).toBe('single-gpu');
    expect(plan.hostSteps).toMatchObject([
      { do: 'screen-hooks', modules: ['nvidia_drm', 'nvidia_modeset', 'nvidia_uvm', 'nvidia'] },
    ]);
    expect(plan.choices.video).toBe('none');
    for (const way of ['boot', 'managed'] as const) {
      const other = planPassthrough(setting({ facts: oneCard(), ask: { devices: [CARD], way } }));
      expect(other.problems.map(({ field }) => field)).toEqual(['way']);
    }
  });

  it('keeps the boot display where the host has another screen: nothing has to be lent', () => {
    const plan = planPassthrough(setting({ facts: desktop(), ask: { devices: [at('0000:00:02.0')] } }));
    expect(plan.problems.map(({ failure }) => failure.code)).toEqual(['DEVICE_NEEDED']);
  });

  it('asks before the machine or the firmware of an installed system is changed', () => {
    const kept = planPassthrough(setting({ facts: desktop(), ask: { devices: [CARD] }, xml: old }));
    expect(xmlOf(kept, old)).toContain("machine='pc-i440fx-7.2'");
    expect(kept.risks.map(({ text }) => text).join()).toMatch(/no PCI Express/);
    const ask = { devices: [CARD], machine: 'q35' as const, firmware: 'uefi' as const };
    const moved = planPassthrough(setting({ facts: desktop(), ask, xml: old }));
    const after = xmlOf(moved, old);
    expect(after).toContain("machine='q35'");
    expect(after).toContain("firmware='efi'");
    expect(after).toContain("<target dev='sda' bus='sata'/>");
    expect(after).not.toMatch(/pci-root'|type='ide'|piix3/);
    expect(moved.risks.map(({ text }) => text).join()).toMatch(/may not start on the machine q35/);
  });

  it('pins to the device’s node and takes pages from there', () => {
    const facts = desktop();
    const pci = facts.pci.map(device => ({ ...device, numaNode: 1 }));
    const hugePages = [0, 1].map(node => ({ size: 2 ** 21, node, total: 10, free: 0 }));
    const ask = { devices: [CARD], pinCpus: true, hugePages: '2M' as const };
    const plan = planPassthrough(setting({ facts: { ...facts, pci, hugePages }, ask }));
    expect(plan.problems).toEqual([]);
    const after = xmlOf(plan, modern);
    const cpus = [...after.matchAll(/<vcpupin vcpu='\d' cpuset='([^']*)'/g)].map(([, set]) => set);
    expect(cpus).toHaveLength(4);
    for (const set of cpus) expect(set).toMatch(/^([4-7]|1[2-5])(,([4-7]|1[2-5]))?$/);
    expect(after).toContain("nodeset='1'");
    expect(plan.hostSteps.find(step => step.do === 'huge-pages')).toMatchObject({
      node: 1,
      count: 10 + 4096,
      when: 'both',
    });
  });

  it('takes no more memory than the host has', () => {
    const plan = planPassthrough(
      setting({ facts: desktop(), ask: { devices: [CARD] }, host: { memory: 8 * GiB } }),
    );
    expect(plan.problems.map(({ failure }) => failure.code)).toEqual(['NO_MEMORY']);
  });

  it('shares a picture with the host by memory of the right size', () => {
    const frame = { by: 'shmem', width: 1920, height: 1080, user: 'ada' } as const;
    const plan = planPassthrough(
      setting({ facts: desktop(), ask: { devices: [CARD], lookingGlass: frame } }),
    );
    expect(xmlOf(plan, modern)).toMatch(
      /<shmem name='looking-glass'>\s*<size>33554432<|<size[^>]*>33554432</,
    );
    expect(plan.hostSteps).toContainEqual({ do: 'shared-frame', user: 'ada' });
    const module = planPassthrough(
      setting({
        facts: desktop(),
        ask: { devices: [CARD], lookingGlass: { ...frame, by: 'kvmfr', width: 3840, height: 2160 } },
      }),
    );
    expect(module.hostSteps).toContainEqual({ do: 'frame-device', user: 'ada', size: 128 });
    expect(xmlOf(module, modern)).toContain('/dev/kvmfr0');
  });
});

describe('what can be chosen', () => {
  it('is what the contract says, on every host', () => {
    for (const facts of [desktop(), desktop({}, false), oneCard()])
      for (const xml of [modern, old, full]) {
        const options = passthroughOptions(setting({ facts, ask: { devices: [CARD] }, xml }));
        expect(passthroughOptionsSchema.safeParse(options).error).toBeUndefined();
        expect(options.ways.filter(({ best }) => best)).toHaveLength(1);
        expect(options.ways[0]?.refused).toBeUndefined();
      }
  });
});

describe('every step of a plan', () => {
  it('is one that the helper takes, and says how it is undone', () => {
    for (const facts of [desktop(), desktop({}, false), oneCard()])
      for (const devices of [[CARD], [NIC]]) {
        const { hostSteps, steps } = planPassthrough(setting({ facts, ask: { devices } }));
        for (const step of hostSteps) {
          expect(hostStepSchema.parse(step)).toEqual(step);
          expect(describeStep(step).undo).toMatch(/\w.*\.$/);
        }
        expect(steps.map(({ undo }) => undo)).not.toContain('');
      }
  });
});
