import type { BridgeWish, HostInterface } from '../../contract/host-bridges.ts';
import type { HostPlan } from '../../contract/host-plan.ts';
import type { BridgeContext } from './plan-bridge.ts';

type Said = Pick<HostPlan, 'lost' | 'warnings'>;

/** What a person loses or risks by it. `about`: the port of a new bridge, or the bridge that goes. */
export function bridgeWarnings(about: HostInterface, wish: BridgeWish, context: BridgeContext): Said {
  const { name, carriesUs, defaultRoute, addresses } = about;
  const guests = about.members.filter(member =>
    context.interfaces.some(each => each.name === member && each.kind === 'tap'),
  );
  const lost = [
    carriesUs || defaultRoute
      ? `The host’s network stops for some seconds: connections by ${name} may break.`
      : `What goes by ${name} stops for some seconds.`,
    ...(wish.do === 'remove' && guests.length > 0
      ? [
          `${guests.length === 1 ? 'A running guest is' : `${guests.length} running guests are`} cut from the network: ${guests.join(', ')}.`,
        ]
      : []),
    ...(wish.do === 'make' && wish.addressing.mode === 'none' && addresses.length > 0
      ? [`The host has no longer the address ${addresses.join(', ')}.`]
      : []),
  ];
  const warnings: HostPlan['warnings'] = [
    ...(carriesUs
      ? [
          {
            text: `You are connected to this host by ${name}.`,
            why: `If something is wrong you are cut off. Then you need do nothing: the host goes back by itself after ${wish.seconds} seconds.`,
          },
        ]
      : []),
    ...(carriesUs && wish.do === 'make' && wish.addressing.mode !== 'keep'
      ? [
          {
            text: 'The bridge gets other addresses than the ones you reach this host by.',
            why: 'Unless it is reached by the same name or address afterwards, you cannot confirm, and it is undone.',
            remedy: 'Take over what the interface has.',
          },
        ]
      : []),
    ...(wish.do === 'make' && wish.addressing.mode === 'keep' && about.manager !== 'networkd'
      ? [
          {
            text: 'If the address comes by DHCP, the server may give another one.',
            why: 'The bridge has the MAC address of the card; some servers go by another name that the host tells them.',
          },
        ]
      : []),
    ...(context.systemd
      ? []
      : [
          {
            text: 'This host does not run systemd.',
            why: 'The timer goes back by itself, but a restart before you confirm would keep the change.',
          },
        ]),
  ];
  return { lost, warnings };
}
