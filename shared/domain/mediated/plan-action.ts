import type { Failure } from '../../contract/failure.ts';
import type { MediatedAction, MediatedDevice, MediatedState } from '../../contract/mediated.ts';
import { newMediatedDocument } from './document.ts';
import type { Planned } from '../snapshots/planned.ts';

/** What libvirt is asked to do, in this order. */
export type MediatedStep =
  /** For this start of the host alone. */
  | { readonly do: 'create'; readonly xml: string }
  | { readonly do: 'define'; readonly xml: string }
  | { readonly do: 'start' }
  | { readonly do: 'autostart'; readonly on: boolean }
  | { readonly do: 'stop' }
  | { readonly do: 'undefine' };

export interface MediatedWork {
  readonly steps: readonly MediatedStep[];
  /** libvirt's name of the device, where it has one already. */
  readonly device?: string;
}

type Draft = Partial<Planned<MediatedWork>['plan']> & { title: string; steps: string[]; work: MediatedWork };

/** What libvirt does about mediated devices; what it cannot is a step of the host: see plan-change.ts. */
export function planMediated(action: MediatedAction, state: MediatedState): Planned<MediatedWork> {
  const { work, ...draft } = action.do === 'create' ? planCreate(action, state) : planExisting(action, state);
  const empty = { files: [], lost: [], warnings: [], problems: [], space: [] };
  const plan = { ...empty, takesEffect: 'now' as const, ...draft };
  return { plan, work: plan.problems.length > 0 ? { steps: [] } : work };
}

function planCreate(action: Extract<MediatedAction, { do: 'create' }>, state: MediatedState): Draft {
  const parent = state.parents.find(({ id }) => id === action.parent);
  const type = parent?.types.find(({ id }) => id === action.type);
  const title = `Make a ${type?.name ?? action.type} on ${parent?.label ?? action.parent}`;
  const nothing = { title, steps: [], work: { steps: [] } };
  if (!parent)
    return { ...nothing, problems: [refuse('DEVICE_ABSENT', { device: action.parent }, 'parent')] };
  if (!type) {
    const reason = `${parent.label} has no type ${action.type}.`;
    return { ...nothing, problems: [refuse('INPUT_INVALID', { field: 'type', reason }, 'type')] };
  }
  if (parent.nodeDevice === undefined) {
    const reason = `libvirt does not know ${parent.label} as a parent of mediated devices.`;
    const remedy = 'Let the root helper make it: it lasts until the host restarts then.';
    return { ...nothing, problems: [refuse('UNSUPPORTED', { host: 'libvirt', reason, remedy }, 'parent')] };
  }
  const xml = newMediatedDocument(parent.nodeDevice, action.type, action.uuid);
  const lasting = action.lasting || action.autostart;
  return {
    title,
    steps: lasting
      ? ['Define it', 'Make it', ...(action.autostart ? ['Let it be made at every start of the host'] : [])]
      : ['Make it'],
    problems: [
      ...(type.left === 0 ? [noneLeft(type.name, parent.label)] : []),
      ...(lasting && !state.canDefine ? [cannotDefine()] : []),
      ...(state.devices.some(({ uuid }) => uuid === action.uuid)
        ? [refuse('NAME_TAKEN', { name: action.uuid }, 'uuid')]
        : []),
    ],
    warnings: lasting ? [] : [transient],
    work: {
      steps: lasting
        ? [
            { do: 'define', xml },
            { do: 'start' },
            ...(action.autostart ? [{ do: 'autostart', on: true } as const] : []),
          ]
        : [{ do: 'create', xml }],
    },
  };
}

const noneLeft = (type: string, parent: string) =>
  refuse(
    'STATE_INVALID',
    {
      name: parent,
      reason: `No ${type} is left. Many cards take only devices of one type at a time.`,
      remedy: 'Remove devices of another type, or choose a smaller one.',
    },
    'type',
  );

const cannotDefine = () =>
  refuse('UNSUPPORTED', {
    host: 'libvirt',
    reason: 'Devices that last need libvirt 7.3 or newer, with mdevctl.',
    remedy: 'Install mdevctl on the host, or make a device that lasts until the host restarts.',
  });

const transient = {
  text: 'It is gone when the host restarts.',
  why: 'It is not defined: guests that are set up with it cannot start then.',
  remedy: 'Let it last.',
};

function planExisting(action: Exclude<MediatedAction, { do: 'create' }>, state: MediatedState): Draft {
  const device = state.devices.find(({ uuid }) => uuid === action.uuid);
  const title = `The mediated device ${action.uuid}`;
  const nothing = { title, steps: [], work: { steps: [] } };
  if (!device) return { ...nothing, problems: [refuse('NOT_FOUND', { name: action.uuid }, 'uuid')] };
  if (device.nodeDevice === undefined) {
    const reason = 'Only the kernel knows this device.';
    const params = { host: 'libvirt', reason, remedy: 'Let the root helper remove it.' };
    return { ...nothing, problems: [refuse('UNSUPPORTED', params, 'uuid')] };
  }
  const { work = [], ...draft } = planOn(action, device, state);
  return { ...draft, work: { steps: work, device: device.nodeDevice } };
}

type Part = Omit<Draft, 'work'> & { work?: readonly MediatedStep[] };

function planOn(
  action: Exclude<MediatedAction, { do: 'create' }>,
  device: MediatedDevice,
  state: MediatedState,
): Part {
  const { type, active, lasting, uuid } = device;
  const name = `${type} ${uuid.slice(0, 8)}`;
  const wrong = (is: string) => refuse('STATE_INVALID', { name, state: is });
  switch (action.do) {
    case 'start':
      return {
        title: `Make ${name}`,
        steps: ['Make the device that is defined'],
        problems: active ? [wrong('there already')] : [],
        work: [{ do: 'start' }],
      };
    case 'stop':
      return {
        title: `Take ${name} away until it is wanted`,
        steps: ['Take the device away; its definition stays'],
        problems: [
          ...(active ? inUse(device, name) : [wrong('not there')]),
          ...(lasting
            ? []
            : [
                refuse('STATE_INVALID', {
                  name,
                  reason: 'It is not defined: taken away, it is gone.',
                  remedy: 'Remove it, or let it last first.',
                }),
              ]),
        ],
        warnings: cannotStart(device, 'until it is made again'),
        work: [{ do: 'stop' }],
      };
    case 'autostart':
      return {
        title: action.on ? `Make ${name} at every start of the host` : `Do not make ${name} with the host`,
        steps: [action.on ? 'Let it be made at every start' : 'Leave it to be made by hand'],
        problems: lasting
          ? []
          : [refuse('STATE_INVALID', { name, reason: 'It is not defined.', remedy: 'Let it last first.' })],
        warnings: action.on
          ? []
          : cannotStart(device, 'after the host was restarted until it is made by hand'),
        work: [{ do: 'autostart', on: action.on }],
      };
    case 'keep': {
      const parent = state.parents.find(({ id }) => id === device.parent)?.nodeDevice;
      return {
        title: `Let ${name} last`,
        steps: [
          'Define it as it is',
          ...(action.autostart ? ['Let it be made at every start of the host'] : []),
        ],
        problems: [
          ...(lasting ? [wrong('defined already')] : []),
          ...(state.canDefine ? [] : [cannotDefine()]),
          ...(parent === undefined
            ? [
                refuse('UNSUPPORTED', {
                  host: 'libvirt',
                  reason: `libvirt does not know ${device.parent} as a parent of mediated devices.`,
                }),
              ]
            : []),
        ],
        work: [
          { do: 'define', xml: newMediatedDocument(parent ?? '', type, uuid) },
          ...(action.autostart ? [{ do: 'autostart', on: true } as const] : []),
        ],
      };
    }
    case 'remove':
      return {
        title: `Remove ${name}`,
        steps: [
          ...(active ? ['Take the device away'] : []),
          ...(lasting ? ['Take its definition away'] : []),
        ],
        problems: active ? inUse(device, name) : [],
        lost: [
          `The device with the UUID ${uuid}.`,
          ...device.usedBy.map(
            guest => `“${guest.name}” is set up with it and cannot start until that is changed.`,
          ),
        ],
        work: [
          ...(active ? [{ do: 'stop' } as const] : []),
          ...(lasting ? [{ do: 'undefine' } as const] : []),
        ],
      };
  }
}

function inUse({ usedBy }: MediatedDevice, name: string) {
  return usedBy
    .filter(({ running }) => running)
    .map(guest =>
      refuse('RESOURCE_BUSY', {
        name,
        reason: `“${guest.name}” runs with it.`,
        remedy: `Shut “${guest.name}” down first.`,
      }),
    );
}

function cannotStart({ usedBy }: MediatedDevice, until: string) {
  return usedBy.map(guest => ({
    text: `“${guest.name}” cannot start ${until}.`,
    why: 'It is set up with this device.',
  }));
}

function refuse(code: Failure['code'], params: Failure['params'], field?: string) {
  return { ...(field !== undefined && { field }), failure: { code, params } };
}
