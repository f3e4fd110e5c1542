import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';
import { kernelArguments } from '../kernel-arguments.ts';

const { ok, advice, problem, unknown } = checker('interrupt-remapping');
const WHERE =
  '/proc/interrupts (chips named IR-), /sys/module/vfio_iommu_type1/parameters/allow_unsafe_interrupts';

export const interruptRemapping: DoctorRule = ({ devices: { iommu, vfio, boot }, map }) => {
  if (iommu.interruptRemapping === true) return ok('On.', WHERE);
  if (!map.iommu.on) return unknown('The IOMMU is off, and remapping with it.', WHERE);
  if (iommu.interruptRemapping === undefined) return unknown('The kernel does not say.', WHERE);
  if (vfio.unsafeInterrupts === true)
    return advice(
      'Off, and vfio was told to work all the same: a guest with a device could disturb the host by forged interrupts.',
      WHERE,
    );
  const off = boot.arguments.filter(word => /^intremap=(off|nosid)$/.test(word) || word === 'nointremap');
  if (off.length > 0)
    return problem(
      `Turned off by the kernel’s command line: ${off.join(' ')}.`,
      WHERE,
      kernelArguments(boot, 'Turn interrupt remapping on', { remove: off }),
    );
  return problem(
    'Off: this chipset or its firmware has none, so vfio refuses. A newer firmware may bring it (x2APIC). It can be told to do without; a guest that is not trusted could then disturb the host.',
    WHERE,
    remedy.steps('Let vfio work without interrupt remapping', [
      {
        do: 'module-options',
        module: 'vfio_iommu_type1',
        options: [{ name: 'allow_unsafe_interrupts', value: '1' }],
        when: 'boot',
      },
    ]),
  );
};
