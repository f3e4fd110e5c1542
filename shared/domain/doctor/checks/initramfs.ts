import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, advice } = checker('initramfs');

export const initramfs: DoctorRule = ({ devices: { boot } }) => {
  const where = boot.loaderSeen.join(', ') || '/etc, /usr/sbin';
  switch (boot.initramfs) {
    case 'none':
      return ok('The host starts without one; modules are loaded from its disk.', where);
    case 'unknown':
    case 'booster':
      return advice(
        boot.initramfs === 'booster'
          ? 'Made by booster, which we do not change.'
          : 'It is not known what makes it.',
        where,
        remedy.hand(
          'Let libvirt take the device when the guest starts; then nothing has to be in the initramfs.',
        ),
      );
    default:
      return ok(`Made by ${boot.initramfs}.`, where);
  }
};
