import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';
import { kernelArguments } from '../kernel-arguments.ts';

const { ok, advice } = checker('leftovers');
const CMDLINE = '/proc/cmdline';
const SHOWN = 6;

/** Names what others set up, honestly; takes out only what stands in the boot loader's one line. */
export const leftovers: DoctorRule = ({ leftovers: found, devices: { boot, vfio } }) => {
  const files = [...new Set(found.map(({ path }) => path))];
  if (found.length === 0)
    return ok(
      vfio.ids.length > 0
        ? `Nothing in its files, but vfio-pci was loaded for ${vfio.ids.join(', ')}.`
        : 'Nothing.',
      '/proc/cmdline, /etc/modprobe.d, /etc/modules, the initramfs’s configuration, libvirt’s hooks',
    );
  const lines = found.slice(0, SHOWN).map(({ path, line }) => `${path}: ${line}`);
  const more = found.length > SHOWN ? ` And ${found.length - SHOWN} more.` : '';
  const words = found.filter(({ path }) => path === CMDLINE).map(({ line }) => line);
  return advice(
    `Somebody, or another tool, has set up passthrough here: ${lines.join('; ')}.${more}`,
    files.join(', '),
    words.length > 0 && files.length === 1
      ? kernelArguments(boot, 'Take out what was set by hand', { remove: words })
      : remedy.hand(
          'If it serves you, leave it and choose the same devices here. Otherwise take these lines out before you apply a plan; we change no line that is not ours.',
        ),
  );
};
