import type { ActionPlan } from '../../contract/action-plan.ts';
import type { NetworkAction } from '../../contract/networks.ts';
import type { Planned } from '../snapshots/planned.ts';
import type { KnownNetwork, NetworkFacts } from './facts.ts';
import {
  cutOff,
  type Draft,
  type NetworkDocuments,
  type NetworkWork,
  reconnectWork,
  restartWork,
  work,
} from './network-work.ts';
import { planDefine } from './plan-define.ts';

/** `present`: of the network that the action is about; missing where it makes one, or there is none. */
export function planNetwork(
  action: NetworkAction,
  facts: NetworkFacts,
  present?: NetworkDocuments,
): Planned<readonly NetworkWork[]> {
  const { work: steps = [], ...draft } = draftOf(action, facts, present);
  const empty = { steps: [], files: [], lost: [], warnings: [], problems: [], space: [] };
  const plan = { ...empty, takesEffect: 'now' as const, ...draft, steps: steps.map(({ title }) => title) };
  return { plan, work: plan.problems.length > 0 ? [] : steps };
}

function draftOf(action: NetworkAction, facts: NetworkFacts, present: NetworkDocuments | undefined): Draft {
  if (action.do === 'create' || action.do === 'edit' || action.do === 'define')
    return planDefine(action, facts, present);
  if (!present)
    return { title: 'The network', problems: [{ failure: { code: 'NETWORK_ABSENT', params: {} } }] };
  const { known } = present;
  const { name } = known.network;
  switch (action.do) {
    case 'start':
      return planStart(known);
    case 'stop':
      return planStop(known);
    case 'restart':
      return {
        title: `Restart the network “${name}”`,
        problems: notRunning(known),
        warnings: cutOff(known, 'until it runs again'),
        work: restartWork(known),
      };
    case 'autostart':
      return {
        title: action.on ? `Start “${name}” with the host` : `Do not start “${name}” with the host`,
        problems: known.network.transient
          ? [state(name, 'It is transient: nothing of it stays once it stops.')]
          : [],
        work: [
          work(action.on ? 'Let it start with the host' : 'Do not start it with the host', {
            do: 'autostart',
            on: action.on,
          }),
        ],
      };
    case 'delete':
      return planDelete(known);
  }
}

function planStart(known: KnownNetwork): Draft {
  const { name, active } = known.network;
  return {
    title: `Start the network “${name}”`,
    problems: active ? [state(name, 'It runs already.')] : [],
    work: [work('Start the network', { do: 'start' }), ...reconnectWork(known)],
  };
}

function planStop(known: KnownNetwork): Draft {
  const { name, transient, autostart } = known.network;
  return {
    title: `Stop the network “${name}”`,
    problems: notRunning(known),
    lost: transient ? [`The network “${name}”: it is transient, and nothing of it stays once it stops.`] : [],
    warnings: [
      ...cutOff(known, 'until it is started again'),
      ...(autostart ? [{ text: 'It starts again with the host.', why: 'It is set to.' }] : []),
    ],
    work: [work('Stop the network', { do: 'stop' })],
  };
}

function planDelete(known: KnownNetwork): Draft {
  const { name, active, transient } = known.network;
  const guests = [...new Map(known.cards.map(({ guest }) => [guest.uuid, guest])).values()];
  return {
    title: `Delete the network “${name}”`,
    lost: [
      `The network “${name}”, with its addresses, fixed leases and names.`,
      ...guests.map(
        guest =>
          `“${guest.name}” has a card in it${guest.running ? ' and is cut off; it' : ', and'} cannot start until that is changed.`,
      ),
    ],
    warnings: guests.length === 0 ? cutOff(known, 'for good') : [],
    work: [
      ...(active ? [work('Stop the network', { do: 'stop' })] : []),
      ...(transient ? [] : [work('Take its definition away', { do: 'undefine' })]),
    ],
  };
}

function notRunning({ network: { name, active } }: KnownNetwork): ActionPlan['problems'] {
  return active ? [] : [state(name, 'It does not run.')];
}

const state = (name: string, reason: string): ActionPlan['problems'][number] => ({
  failure: { code: 'STATE_INVALID', params: { name, reason, remedy: 'Nothing has to be done.' } },
});
