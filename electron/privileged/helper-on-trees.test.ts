import { afterEach, describe, expect, it } from 'vitest';
import type { HostStep } from '#shared/contract/host-step.ts';
import { hostStepSchema } from '#shared/contract/host-step.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { type Distribution, distributions } from './testing/distributions.ts';
import { HostFolder } from './testing/host-tree.ts';

const folders: HostFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function hostOf(distribution: Distribution): HostFolder {
  const host = new HostFolder(distribution);
  folders.push(host);
  return host;
}

/** All that is for the next start, as passthrough of a card would ask for it. */
const stepsFor = ({ loader, initramfs }: Distribution): HostStep[] =>
  [
    { do: 'kernel-arguments', loader, add: ['intel_iommu=on', 'iommu=pt'], remove: ['quiet'] },
    { do: 'load-modules', modules: ['vfio_pci', 'vfio'], early: true, initramfs },
    {
      do: 'bind-at-boot',
      devices: [{ address: '0000:01:00.0', ids: '10de:2786' }],
      before: ['nouveau'],
      initramfs,
    },
    { do: 'module-options', module: 'kvm', options: [{ name: 'ignore_msrs', value: '1' }], when: 'boot' },
    { do: 'huge-pages', size: '1G', count: 4, when: 'boot', loader },
    { do: 'huge-pages', size: '2M', count: 8, node: 0, when: 'boot' },
    { do: 'virtual-functions', address: '0000:03:00.0', count: 4, when: 'boot' },
    { do: 'virtual-function', address: '0000:03:00.0', index: 1, vlan: 5, trust: true, when: 'boot' },
    { do: 'reserve-cpus', cpus: '2-3', when: 'boot' },
    { do: 'reset-method', address: '0000:01:00.0', method: 'bus', when: 'boot' },
    { do: 'screen-hooks', guest: 'gamer', devices: ['0000:01:00.0'], modules: ['nouveau'] },
    { do: 'shared-frame', user: 'ada' },
    { do: 'frame-device', user: 'ada', size: 64 },
  ].map(step => hostStepSchema.parse(step));

describe.each(distributions)('the helper on $name', distribution => {
  const { line, image } = distribution;
  const plan = planText('A card for a guest', stepsFor(distribution));

  it('does what its dry run said, no word twice, and undoes all of it', () => {
    const host = hostOf(distribution);
    const before = host.snapshot();
    const dry = host.dryRun(plan);
    expect(dry.stdout).not.toMatch(/^problem/m);
    expect(host.snapshot()).toEqual(before);

    const applied = host.run(['apply', dry.stamp], plan);
    expect(applied.stdout).toMatch(/^state\tafter$/m);
    const words = host.read(line).split(/\s+/);
    for (const word of ['intel_iommu=on', 'iommu=pt', 'hugepagesz=1G', 'hugepages=4'])
      expect(words.filter(each => each === word)).toEqual([word]);
    expect(words).not.toContain('quiet');
    expect(host.read(image)).toContain('0000:01:00.0=10de:2786');
    expect(host.states()).toEqual(['after']);

    expect(host.run(['undo']).stdout).toMatch(/^state\tbefore$/m);
    // There all of it is a new deployment: undone by rpm-ostree too, not by putting files back.
    const rebuilt = distribution.loader === 'rpm-ostree' ? '/kargs ' : undefined;
    const lasting = (all: readonly string[]) => all.filter(each => !rebuilt || !each.startsWith(rebuilt));
    expect(lasting(host.snapshot())).toEqual(lasting(before));
    expect(host.read(line)).toBe(distribution.files[line]);
    expect(host.states()).toEqual(['before']);
  });

  it('keeps what a person wrote since, and what another run needs', () => {
    const host = hostOf(distribution);
    host.apply(plan);
    host.apply(
      planText('Another', [
        { do: 'kernel-arguments', loader: distribution.loader, add: ['intel_iommu=on'], remove: [] },
      ]),
    );
    const options = '/etc/modprobe.d/innkeeper-options.conf';
    host.write(options, `${host.read(options)}options snd_hda_intel power_save=0\n`);
    const [first] = host.run(['status']).stdout.match(/[0-9]{8}-[0-9]{6}-[0-9]+/) ?? [];

    const undone = host.run(['undo', first ?? '']);
    expect(undone.stdout).toMatch(/^state\tbefore$/m);
    expect(host.read(options)).toContain('options snd_hda_intel power_save=0\n');
    expect(host.read(options)).not.toContain('kvm');
    expect(host.read(line)).toMatch(/\bintel_iommu=on\b.*/);
    expect(host.read(line)).not.toMatch(/hugepages/);
    expect(host.read(line)).toMatch(/\biommu=pt\b/);

    expect(host.run(['undo']).stdout).toMatch(/^state\tbefore$/m);
    expect(host.read(line)).not.toMatch(/intel_iommu/);
    expect(host.states()).toEqual(['before', 'before']);
  });
});
