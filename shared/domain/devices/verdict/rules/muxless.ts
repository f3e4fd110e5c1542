import { displaysOf, hasPanel, hasSockets } from '../../displays.ts';
import { shortName } from '../../names/short-name.ts';
import { pciKind } from '../../kinds.ts';
import type { Rule } from '../finding.ts';

/** A laptop's second GPU that only draws: the panel hangs on the other one. */
export const muxless: Rule = (device, { facts }) => {
  if (pciKind(device.class) !== 'display' || device.physicalFunction !== undefined) return undefined;
  const panel = displaysOf(facts).find(other => other !== device && hasPanel(other));
  if (!panel || hasPanel(device)) return undefined;
  return {
    level: 'risky',
    label: 'Laptop GPU',
    text: hasSockets(device)
      ? `The laptop’s own panel hangs on ${shortName(panel)}: the guest’s picture comes out of the sockets of this GPU alone.`
      : `It has no socket: the laptop’s screens hang on ${shortName(panel)}, and a guest has nowhere to show its picture.`,
    remedy:
      'Look at the guest by Looking Glass or a remote desktop. Its driver may also ask for the card’s ROM, which laptops keep in their firmware.',
  };
};
