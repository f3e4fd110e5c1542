import type { Failure } from '../../contract/failure.ts';
import type { FunctionPool, PhysicalFunction, PoolAction, SriovState } from '../../contract/sriov.ts';
import { network as networkView } from '../../libvirt-xml/documents/network.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import type { Planned } from '../snapshots/planned.ts';

/** What is done to one network of libvirt, in this order. */
export type PoolStep =
  | { readonly do: 'define'; readonly xml: string }
  | { readonly do: 'start' }
  | { readonly do: 'stop' }
  | { readonly do: 'autostart'; readonly on: boolean }
  | { readonly do: 'undefine' };

export type PoolWork = readonly PoolStep[];
type Draft = Partial<Planned<PoolWork>['plan']> & { title: string; work?: PoolWork };

/** `names`: of all networks there are, pools or not. */
export function planPool(action: PoolAction, state: SriovState, names: readonly string[]): Planned<PoolWork> {
  const pool = state.pools.find(({ name }) => name === action.name);
  const { work = [], ...draft } =
    action.do === 'define'
      ? planDefine(action, state, names)
      : pool
        ? planOn(action, pool)
        : absent(action.name);
  const empty = { steps: [], files: [], lost: [], warnings: [], problems: [], space: [] };
  const plan = { ...empty, takesEffect: 'now' as const, ...draft };
  return { plan, work: plan.problems.length > 0 ? [] : work };
}

/** https://libvirt.org/formatnetwork.html#connectivity: libvirt finds the functions when the network starts. */
export function poolDocument(name: string, device: string): string {
  const document = parseDocument('<network/>\n');
  const view = networkView.of(document.root);
  view.name = name;
  view.forward.mode = 'hostdev';
  view.forward.managed = true;
  view.forward.physicalFunction = device;
  return document.toString();
}

function planDefine(
  { device: address, name, autostart }: Extract<PoolAction, { do: 'define' }>,
  { physical, pools }: SriovState,
  names: readonly string[],
): Draft {
  const title = `Make the pool “${name}”`;
  const device = physical.find(each => each.address === address);
  const net = device?.nets[0]?.name;
  const other = pools.find(pool => pool.device === address);
  if (!device) return { title, problems: [refuse('DEVICE_ABSENT', { device: address }, 'device')] };
  if (net === undefined) {
    const reason =
      'Only the functions of a network card can be a network’s, while a driver of the host has the card.';
    return { title, problems: [refuse('UNSUPPORTED', { host: device.name, reason }, 'device')] };
  }
  const problems = [
    ...(names.includes(name) ? [refuse('NAME_TAKEN', { name }, 'name')] : []),
    ...(device.functions.length === 0 ? [refuse('STATE_INVALID', noFunctions(net), 'device')] : []),
  ];
  return {
    title,
    steps: [
      `Define the network “${name}” of the functions of ${net}`,
      'Start it',
      ...(autostart ? ['Let it start with the host'] : []),
    ],
    problems,
    warnings: [
      ...(other ? [sharing(other, net)] : []),
      ...(autostart && device.kept === undefined && device.others.length === 0 ? [notKept(net)] : []),
      ...(device.nets.some(({ up }) => up) ? [] : [cardDown(net)]),
      ...outOfPool(device),
    ],
    work: [
      { do: 'define', xml: poolDocument(name, net) },
      { do: 'start' },
      ...(autostart ? [{ do: 'autostart', on: true } as const] : []),
    ],
  };
}

const noFunctions = (net: string) => ({
  name: net,
  reason: 'It has no virtual functions now.',
  remedy: 'Make some first.',
});

const sharing = ({ name }: FunctionPool, net: string) => ({
  text: `The pool “${name}” has the functions of ${net} too.`,
  why: 'Each gives away what it takes for free.',
  remedy: 'Use one pool for each card.',
});

const notKept = (net: string) => ({
  text: `The functions of ${net} are gone when the host restarts.`,
  why: 'The pool starts with the host then, and has nothing to give.',
  remedy: 'Keep the number of functions too.',
});

/** libvirt refuses to set up a function of such a card. */
export const cardDown = (net: string) => ({
  text: `${net} is down.`,
  why: 'No guest can start with a function of it as a network card until it is up.',
  remedy: `Bring it up on the host: ip link set ${net} up`,
});

function outOfPool({ functions }: PhysicalFunction) {
  return functions.flatMap(({ index, usedBy }) =>
    usedBy.flatMap(user =>
      user.by === 'guest'
        ? [
            {
              text: `“${user.name}” has function ${index} for itself.`,
              why: 'The pool does not know of guests that are off, and may give it to another.',
              remedy: 'Let that guest have its function from the pool too.',
            },
          ]
        : [],
    ),
  );
}

function planOn(action: Exclude<PoolAction, { do: 'define' }>, pool: FunctionPool): Draft {
  const { name, active, usedBy } = pool;
  const inUse = usersOf(pool);
  switch (action.do) {
    case 'start':
      return {
        title: `Start the pool “${name}”`,
        steps: ['Start the network'],
        problems: [
          ...(active ? [refuse('STATE_INVALID', { name, state: 'running' })] : []),
          ...(pool.device === undefined
            ? [refuse('DEVICE_ABSENT', { device: `card of the pool “${name}”` })]
            : []),
        ],
        work: [{ do: 'start' }],
      };
    case 'stop':
      return {
        title: `Stop the pool “${name}”`,
        steps: ['Stop the network'],
        problems: active ? inUse : [refuse('STATE_INVALID', { name, state: 'off' })],
        warnings: usedBy.map(guest => cannotStart(guest.name, 'while the pool is stopped')),
        work: [{ do: 'stop' }],
      };
    case 'autostart':
      return {
        title: action.on
          ? `Start the pool “${name}” with the host`
          : `Do not start the pool “${name}” with the host`,
        steps: [action.on ? 'Let it start with the host' : 'Do not start it with the host'],
        work: [{ do: 'autostart', on: action.on }],
      };
    case 'delete':
      return {
        title: `Delete the pool “${name}”`,
        steps: [...(active ? ['Stop the network'] : []), 'Take its definition away'],
        problems: inUse,
        lost: [
          `The network “${name}”; the functions themselves stay.`,
          ...usedBy.map(guest => `“${guest.name}” has a card in it and cannot start until that is changed.`),
        ],
        work: [...(active ? [{ do: 'stop' } as const] : []), { do: 'undefine' }],
      };
  }
}

const cannotStart = (guest: string, when: string) => ({
  text: `“${guest}” cannot start ${when}.`,
  why: 'It has a card in the pool.',
});

/** Who runs with a function of it; libvirt counts cards even of guests that are not known here. */
function usersOf({ name, connected, usedBy }: FunctionPool) {
  const running = usedBy.filter(guest => guest.running);
  const busy = (reason: string, remedy: string) => refuse('RESOURCE_BUSY', { name, reason, remedy });
  if (running.length === 0 && connected > 0) {
    return [
      busy(`libvirt counts ${connected} of its functions in running guests.`, 'Shut those down first.'),
    ];
  }
  return running.map(guest =>
    busy(`“${guest.name}” runs with a function of it.`, `Shut “${guest.name}” down first.`),
  );
}

function absent(name: string): Draft {
  return { title: `The pool “${name}”`, problems: [refuse('NETWORK_ABSENT', { network: name }, 'name')] };
}

function refuse(code: Failure['code'], params: Failure['params'], field?: string) {
  return { ...(field !== undefined && { field }), failure: { code, params } };
}
