import { int, mac, oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const member = defineView('interface', { type: value('@type', text), name: value('@name', text) });

/** A network interface of the host: ethernet, bridge, bond or VLAN. */
export const hostInterface = defineView('interface', {
  type: value('@type', oneOf('ethernet', 'bridge', 'bond', 'vlan')),
  name: value('@name', text),
  start: value('start/@mode', oneOf('onboot', 'none', 'hotplug')),
  mac: value('mac/@address', mac),
  mtu: value('mtu/@size', int),
  stp: value('bridge/@stp', onOff),
  bridgeMembers: list('bridge/interface', member),
  bondMembers: list('bond/interface', member),
  vlanTag: value('vlan/@tag', int),
});
export type HostInterface = ViewOf<typeof hostInterface>;
