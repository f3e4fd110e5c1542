import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';
import type { BootLoader } from '../../devices/facts.ts';

const { ok, problem } = checker('boot-loader');

const names: Readonly<Record<Exclude<BootLoader, 'unknown'>, string>> = {
  grub: 'GRUB, by /etc/default/grub',
  grubby: 'boot entries, by grubby',
  'systemd-boot': 'systemd-boot',
  kernelstub: 'systemd-boot, by kernelstub',
  'rpm-ostree': 'a system of images, by rpm-ostree kargs',
};

export const bootLoader: DoctorRule = ({ devices: { boot } }) => {
  const where = boot.loaderSeen.join(', ') || '/etc, /boot';
  if (boot.loader !== 'unknown')
    return ok(`${names[boot.loader]}; started by ${boot.efi ? 'UEFI' : 'BIOS'}.`, where);
  return problem(
    'None that we know how to change.',
    where,
    remedy.hand('Write kernel arguments into its configuration yourself; each plan says which.'),
  );
};
