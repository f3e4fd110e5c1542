import type { ActionPlan } from '../../contract/action-plan.ts';
import type { Planned } from '../snapshots/planned.ts';
import type { KnownNetwork } from './facts.ts';
import type { LiveUpdate } from './live-updates.ts';
import { takes } from './modes.ts';

/** What is done to one network of libvirt, in this order. */
export type NetworkStep =
  | { readonly do: 'define'; readonly xml: string }
  | { readonly do: 'update'; readonly update: LiveUpdate }
  | { readonly do: 'start' }
  | { readonly do: 'stop' }
  /** Running guests are put on its switch again. */
  | { readonly do: 'reconnect' }
  | { readonly do: 'autostart'; readonly on: boolean }
  | { readonly do: 'undefine' };

export interface NetworkWork {
  readonly title: string;
  readonly step: NetworkStep;
}

export type Draft = Partial<Planned<readonly NetworkWork[]>['plan']> & {
  readonly title: string;
  readonly work?: readonly NetworkWork[];
};

/** The documents of a network that is there: the one it starts with next, and the one it runs by. */
export interface NetworkDocuments {
  readonly known: KnownNetwork;
  readonly lasting: string;
  readonly running?: string;
  readonly revision: string;
}

export const work = (title: string, step: NetworkStep): NetworkWork => ({ title, step });

export function restartWork(known: KnownNetwork): NetworkWork[] {
  return [
    work('Stop the network', { do: 'stop' }),
    work('Start the network', { do: 'start' }),
    ...reconnectWork(known),
  ];
}

/** Whom a stop cuts off: a bridge or a card of the host stays as it is, and so do its guests. */
const runningOn = ({ cards, network }: KnownNetwork) =>
  takes(network.mode, 'switch')
    ? [...new Set(cards.flatMap(({ guest }) => (guest.running ? [guest.name] : [])))]
    : [];
const namesOf = (names: readonly string[]): string => names.map(name => `“${name}”`).join(', ');

export function reconnectWork(known: KnownNetwork): NetworkWork[] {
  const names = runningOn(known);
  if (names.length === 0) return [];
  return [work(`Connect ${namesOf(names)} again`, { do: 'reconnect' })];
}

/** libvirt counts cards of guests that are not known here, too. */
export function cutOff(known: KnownNetwork, until: string): ActionPlan['warnings'] {
  const names = runningOn(known);
  const connected = takes(known.network.mode, 'switch') ? known.network.connected : 0;
  if (names.length > 0)
    return [
      {
        text: `${namesOf(names)} ${names.length === 1 ? 'is' : 'are'} cut off ${until}.`,
        why: 'Guests that run have cards in it.',
      },
    ];
  if (connected === 0) return [];
  return [
    { text: `${connected} cards of running guests are cut off ${until}.`, why: 'libvirt counts them in it.' },
  ];
}
