import type { HostStep } from '../../contract/host-step.ts';
import type { PassthroughPlan } from '../../contract/passthrough.ts';
import { describeStep } from '../host-changes/step-rules.ts';
import { isFree } from './free-drivers.ts';
import type { Decided } from './setting.ts';

type Expected = PassthroughPlan['verify'][number];

/** What has to be so when all of it is in force. */
export function expected(decided: Decided, steps: readonly HostStep[]): Expected[] {
  const { devices, way, guest } = decided;
  return [
    ...(steps.length > 0
      ? [{ id: 'helper-run' as const, title: 'The helper’s run', expected: 'complete' }]
      : []),
    ...(steps.some(step => describeStep(step).reboot)
      ? [{ id: 'rebooted' as const, title: 'The host', expected: 'restarted since' }]
      : []),
    ...argumentsOf(steps),
    { id: 'iommu', title: 'The IOMMU', expected: 'on' },
    ...(way === 'boot' ? [{ id: 'modules' as const, title: 'vfio-pci', expected: 'loaded' }] : []),
    ...devices.map(device => ({
      id: 'driver' as const,
      address: device.address,
      title: `${device.name} (${device.address})`,
      expected:
        way === 'boot'
          ? 'vfio-pci'
          : isFree(device)
            ? 'no driver, or vfio-pci'
            : `${device.driver ?? ''}, or vfio-pci while the guest runs`,
    })),
    ...devices.slice(0, 1).map(({ address }) => ({
      id: 'group' as const,
      address,
      title: 'Its IOMMU group',
      expected: 'nothing else of it in use by the host',
    })),
    ...pagesExpected(steps),
    { id: 'guest-document', title: `The document of “${guest.name}”`, expected: 'has every function' },
  ];
}

function argumentsOf(steps: readonly HostStep[]): Expected[] {
  const words = steps.flatMap(step => (step.do === 'kernel-arguments' ? step.add : []));
  if (words.length === 0) return [];
  return [{ id: 'kernel-arguments', title: 'The kernel’s command line', expected: words.join(' ') }];
}

function pagesExpected(steps: readonly HostStep[]): Expected[] {
  return steps.flatMap(step =>
    step.do === 'huge-pages'
      ? [
          {
            id: 'huge-pages' as const,
            title: `Huge pages of ${step.size === '2M' ? '2 MiB' : '1 GiB'}${step.node === undefined ? '' : ` on node ${step.node}`}`,
            expected: `${step.count}`,
          },
        ]
      : [],
  );
}
