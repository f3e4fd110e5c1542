import type { Failure } from '../../contract/failure.ts';
import type { HostPlan } from '../../contract/host-plan.ts';
import type { MediatedChange, MediatedState } from '../../contract/mediated.ts';

export interface Reach {
  /** The host's files can be changed by us: it is this computer or one that is reached over ssh. */
  readonly reachable: boolean;
  readonly host: string;
}

/** What of mediated devices is a step of the host, because libvirt does not know the parent, or no vGPU type. */
export function planMediatedChange(change: MediatedChange, state: MediatedState, reach: Reach): HostPlan {
  const planned = planFor(change, state);
  const problems = [...(reach.reachable ? [] : [unreachable(reach.host)]), ...planned.problems];
  return { ...planned, problems, steps: problems.length > 0 ? [] : planned.steps };
}

function planFor(change: MediatedChange, state: MediatedState): HostPlan {
  switch (change.do) {
    case 'create':
      return planCreate(change, state);
    case 'remove':
      return planRemove(change, state);
    case 'vendor':
      return planVendor(change, state);
  }
}

function planCreate(
  { parent, type, uuid }: Extract<MediatedChange, { do: 'create' }>,
  state: MediatedState,
): HostPlan {
  const found = state.parents.find(({ id }) => id === parent);
  const kind = found?.types.find(({ id }) => id === type);
  const title = `A ${kind?.name ?? type} on ${found?.label ?? parent}`;
  if (!found) return refused(title, 'parent', 'DEVICE_ABSENT', { device: parent });
  if (!kind)
    return refused(title, 'type', 'INPUT_INVALID', {
      field: 'type',
      reason: `${found.label} has no type ${type}.`,
    });
  if (kind.left === 0) {
    const reason = `No ${kind.name} is left.`;
    return refused(title, 'type', 'STATE_INVALID', {
      name: found.label,
      reason,
      remedy: 'Remove another device first.',
    });
  }
  return {
    title,
    steps: [{ do: 'mediated-device', parent, type, uuid, make: true }],
    lost: [],
    warnings: [
      {
        text: 'It is gone when the host restarts.',
        why: 'Only libvirt keeps mediated devices, and it does not know what this one is cut from.',
      },
    ],
    problems: [],
  };
}

function planRemove({ uuid }: Extract<MediatedChange, { do: 'remove' }>, state: MediatedState): HostPlan {
  const device = state.devices.find(each => each.uuid === uuid);
  const title = `Remove the mediated device ${uuid.slice(0, 8)}`;
  if (!device?.active) return refused(title, 'uuid', 'NOT_FOUND', { name: uuid });
  const [user] = device.usedBy.filter(({ running }) => running);
  if (user) return busy(title, 'uuid', device.type, user.name);
  return {
    title,
    steps: [{ do: 'mediated-device', parent: device.parent, type: device.type, uuid, make: false }],
    lost: [
      `The device with the UUID ${uuid}.`,
      ...device.usedBy.map(
        ({ name }) => `“${name}” is set up with it and cannot start until that is changed.`,
      ),
    ],
    warnings: [],
    problems: [],
  };
}

/** https://docs.nvidia.com/vgpu/latest/grid-vgpu-user-guide: a type is given to a function that has none. */
function planVendor(
  { function: address, type, keep }: Extract<MediatedChange, { do: 'vendor' }>,
  state: MediatedState,
): HostPlan {
  const found = state.vendor.find(each => each.address === address);
  const name = found?.creatable.find(({ id }) => id === type)?.name ?? `type ${type}`;
  const title = type === 0 ? `No vGPU on ${address}` : `${name} on ${address}`;
  if (!found) return refused(title, 'function', 'DEVICE_ABSENT', { device: `vGPU function ${address}` });
  const [user] = found.usedBy.filter(({ running }) => running);
  if (user && type !== found.type) return busy(title, 'function', address, user.name);
  if (type !== 0 && type !== found.type && !found.creatable.some(({ id }) => id === type)) {
    const reason = 'The card has no room for this type now: what it has is in the list.';
    return refused(title, 'type', 'INPUT_INVALID', { field: 'type', reason });
  }
  const when = keep ? ('both' as const) : ('now' as const);
  const again = type !== 0 && found.type !== 0 && type !== found.type;
  const steps: HostPlan['steps'] = [
    ...(again ? [{ do: 'vendor-vgpu' as const, address, type: 0, when: 'now' as const }] : []),
    ...(type !== found.type || keep ? [{ do: 'vendor-vgpu' as const, address, type, when }] : []),
  ];
  return {
    title,
    steps,
    lost:
      type === 0
        ? found.usedBy.map(
            guest => `“${guest.name}” is set up with this function and cannot start until it has a type.`,
          )
        : [],
    warnings: [],
    problems: [],
  };
}

function unreachable(host: string): HostPlan['problems'][number] {
  const reason = 'It takes root on the host, and this connection reaches libvirt alone.';
  const remedy = `Connect over ssh (qemu+ssh://root@${host}/system), or run Innkeeper there.`;
  return { failure: { code: 'UNSUPPORTED', params: { host, reason, remedy } } };
}

function busy(title: string, field: string, name: string, guest: string): HostPlan {
  const reason = `“${guest}” runs with it.`;
  return refused(title, field, 'RESOURCE_BUSY', { name, reason, remedy: `Shut “${guest}” down first.` });
}

function refused(title: string, field: string, code: Failure['code'], params: Failure['params']): HostPlan {
  return { title, steps: [], lost: [], warnings: [], problems: [{ field, failure: { code, params } }] };
}
