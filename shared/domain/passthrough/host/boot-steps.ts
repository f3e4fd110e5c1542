import type { HostStep } from '../../../contract/host-step.ts';
import type { DeviceFacts } from '../../devices/facts.ts';
import { FREE_DRIVERS } from '../free-drivers.ts';
import type { Decided } from '../setting.ts';
import type { ReasonedStep } from './host-steps.ts';

type Initramfs = Extract<HostStep, { do: 'bind-at-boot' }>['initramfs'];

/** More than any unit has; the helper takes no more. */
const MOST_DRIVERS = 20;

/** Devices for vfio-pci from the start of the host, by address and ids, ahead of every driver that could want them. */
export function bootSteps({ way, devices, facts }: Decided): ReasonedStep[] {
  if (!facts) return [];
  const { boot, vfio } = facts;
  if (way !== 'boot') return unsafeInterrupts(facts);
  const initramfs = boot.initramfs === 'unknown' || boot.initramfs === 'booster' ? 'none' : boot.initramfs;
  const drivers = new Set(
    devices
      .flatMap(({ modules, driver }) => (driver === undefined ? modules : [driver, ...modules]))
      .filter(name => !FREE_DRIVERS.has(name) && /^[a-z0-9][a-z0-9_-]{0,63}$/.test(name)),
  );
  return [
    ...unsafeInterrupts(facts, initramfs),
    ...(vfio.vfioPci === 'built-in'
      ? []
      : [
          {
            step: {
              do: 'load-modules' as const,
              modules: ['vfio', 'vfio_iommu_type1', 'vfio_pci'],
              early: initramfs !== 'none',
              initramfs,
            },
            why: 'It has to be there before the drivers that would take the device.',
          },
        ]),
    {
      step: {
        do: 'bind-at-boot',
        devices: devices.map(({ address, ids }) => ({ address, ids })),
        before: [...drivers].slice(0, MOST_DRIVERS),
        initramfs,
      },
      why: 'By address, so that a twin of the card stays with the host; and by its ids, so that nothing else is taken that came to its place.',
    },
  ];
}

/** Without interrupt remapping the kernel refuses vfio unless it is told that the risk is known. */
function unsafeInterrupts({ iommu, vfio }: DeviceFacts, initramfs?: Initramfs): ReasonedStep[] {
  const off = iommu.groups.size > 0 && iommu.interruptRemapping === false;
  if (!off || vfio.unsafeInterrupts === true) return [];
  return [
    {
      step: {
        do: 'module-options',
        module: 'vfio_iommu_type1',
        options: [{ name: 'allow_unsafe_interrupts', value: '1' }],
        when: 'both',
        ...(initramfs && { initramfs }),
      },
      why: 'This host cannot remap interrupts, and vfio refuses devices there unless it is told.',
    },
  ];
}
