import { displaysOf, isManagement } from '../../displays.ts';
import { shortName } from '../../names/short-name.ts';
import type { Rule } from '../finding.ts';

/** The screen that the firmware, the boot menu and the console are on. Even with another, they stay there. */
export const bootDisplay: Rule = (device, { facts }) => {
  const displays = displaysOf(facts);
  if (!displays.includes(device)) return undefined;
  if (device.bootVga === true && isManagement(device))
    return {
      level: 'never',
      label: 'Never',
      text: 'It is the server’s own screen, for its management from afar and for the console.',
    };
  const others = displays.filter(other => other !== device);
  if (others.length === 0)
    return {
      level: 'never',
      label: 'Never',
      text: 'It is the only display of this host: without it there is no screen, neither for the desktop nor to repair anything.',
      remedy:
        'Add another display, however small. Or take the single-GPU way: the guest gets it while it runs, the desktop ends for that time, and ssh is the way back.',
    };
  if (device.bootVga !== true) return undefined;
  return {
    level: 'never',
    label: 'Never',
    text: 'It is the boot display: the firmware, the boot menu and the console draw on it.',
    remedy: `Make ${others.map(shortName).join(' or ')} the first display in the firmware’s setup and move the monitor there; or take the single-GPU way, with ssh as the way back.`,
  };
};
