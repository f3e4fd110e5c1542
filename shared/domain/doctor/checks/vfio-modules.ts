import { distributionFamily } from '../../readiness/distribution.ts';
import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, problem } = checker('vfio-modules');
const WHERE = '/lib/modules, /sys/module/vfio_pci';

export const vfioModules: DoctorRule = ({ devices: { vfio, boot }, os }) => {
  switch (vfio.vfioPci) {
    case 'loaded':
      return ok('vfio-pci is loaded.', WHERE);
    case 'built-in':
      return ok('vfio-pci is part of the kernel.', WHERE);
    case 'available':
      return ok(
        `vfio-pci is there for kernel ${boot.kernel}; libvirt loads it when a guest needs it.`,
        WHERE,
      );
    case 'absent': {
      const found = `Kernel ${boot.kernel} has no vfio-pci.`;
      if (distributionFamily({ ...os }) !== 'debian' || !/-cloud-/.test(boot.kernel))
        return problem(
          found,
          WHERE,
          remedy.hand('Install the distribution’s full kernel with all its modules, and restart.'),
        );
      return problem(
        `${found} It is Debian’s kernel for clouds.`,
        WHERE,
        remedy.command('sudo apt install linux-image-amd64', 'Installs the full kernel; restart into it.'),
      );
    }
  }
};
