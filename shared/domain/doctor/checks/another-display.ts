import { displaysOf, isManagement } from '../../devices/displays.ts';
import { shortName } from '../../devices/names/short-name.ts';
import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, advice } = checker('another-display');
const WHERE = '/sys/bus/pci/devices (class, boot_vga), /sys/class/drm, /proc/fb';
const list = new Intl.ListFormat('en-GB');

export const anotherDisplay: DoctorRule = ({ devices }) => {
  const displays = displaysOf(devices);
  const [only] = displays;
  if (only === undefined)
    return ok('The host has no graphics card; it is reached by the network or a serial line.', WHERE);
  if (displays.length === 1 && isManagement(only))
    return ok(
      `${shortName(only)} is the server’s own, for its management: guests can have all others.`,
      WHERE,
    );
  if (displays.length === 1)
    return advice(
      `${shortName(only)} is the only one.`,
      WHERE,
      remedy.hand(
        'To give it away, take the single-GPU way: the guest has the screen while it runs. Set up ssh first, as the way back.',
      ),
    );
  const boot = displays.find(({ bootVga }) => bootVga === true);
  const others = displays.filter(each => each !== boot).map(shortName);
  if (!boot) return ok(`${list.format(others)}.`, WHERE);
  return ok(
    `The host starts on ${shortName(boot)}; beside it there ${others.length === 1 ? 'is' : 'are'} ${list.format(others)}.`,
    WHERE,
  );
};
