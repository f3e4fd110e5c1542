import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { CarryAction, ImportFolder } from '#shared/contract/carry.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { identityHint } from '#shared/domain/carry/identity-hint.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { GiB } from '#shared/domain/units.ts';

const planOf = (part: Partial<ActionPlan> & Pick<ActionPlan, 'title'>): ActionPlan => ({
  steps: [],
  files: [],
  lost: [],
  warnings: [],
  problems: [],
  space: [],
  takesEffect: 'now',
  stamp: part.title,
  ...part,
});

const images = '/var/lib/libvirt/images';

/** Of a guest with one disk of 20 GiB, half full. */
export function inventCarryPlan(guest: Guest, action: CarryAction, others: readonly Guest[]): ActionPlan {
  const disk = { path: `${images}/${guest.name}.qcow2`, becomes: 'kept' as const, size: 10 * GiB };
  const running: ActionPlan['problems'] = isActive(guest.state)
    ? [
        {
          failure: {
            code: 'STATE_INVALID',
            params: {
              name: guest.name,
              reason: 'It is at work: its disks change.',
              remedy: 'Shut it down first.',
            },
          },
        },
      ]
    : [];
  switch (action.do) {
    case 'clone': {
      const taken: ActionPlan['problems'] = others.some(({ name }) => name === action.name)
        ? [{ field: 'name', failure: { code: 'NAME_TAKEN', params: { name: action.name } } }]
        : [];
      const made = `${images}/${action.name}-vda.qcow2`;
      const hint = identityHint(guest.os?.id, action.name);
      return planOf({
        title: `Duplicate ${guest.name} as ${action.name}`,
        steps: [
          action.how === 'full' ? `Copy the disk vda to ${made}` : `Make ${made}, a layer on ${disk.path}`,
          `Define ${action.name}, with its own identity and network addresses`,
        ],
        files: [{ path: made, becomes: 'made', size: 10 * GiB, note: `Copy of ${disk.path}` }, disk],
        warnings: hint ? [hint] : [],
        problems: [...taken, ...running],
        space: [
          { place: action.pool ?? 'default', needed: action.how === 'full' ? 10 * GiB : 0, free: 80 * GiB },
        ],
      });
    }
    case 'template':
      return planOf({
        title: `Make the template “${action.name}” from ${guest.name}`,
        steps: [`Save the template “${action.name}”`],
        files: action.withDisk ? [disk] : [],
        problems: action.withDisk ? running : [],
      });
    case 'export':
      return planOf({
        title: `Export ${guest.name} to ${action.to}`,
        steps: ['Pack the disk vda', 'Write the description and the checksums'],
        files: [{ path: action.to, becomes: 'made' }, disk],
        warnings: [
          { text: 'Not carried over: Devices of the host.', why: 'An appliance has no place for it.' },
        ],
        problems: running,
        space: [{ place: '/home/ann', needed: 11 * GiB, free: 200 * GiB }],
      });
  }
}

export function inventImportPlan({ folder, name = 'web', pool = 'default' }: ImportFolder): ActionPlan {
  return planOf({
    title: `Import ${name} from ${folder}`,
    steps: ['Compare every file with its checksum', `Define ${name}`],
    files: [{ path: `${images}/${name}-vda.qcow2`, becomes: 'made', size: 10 * GiB }],
    warnings: [
      {
        text: 'It keeps its UUID and its network cards’ addresses.',
        why: 'It is the same guest on another host.',
        remedy: 'Do not run it beside the one it was exported from on one network.',
      },
    ],
    space: [{ place: pool, needed: 10 * GiB, free: 80 * GiB }],
  });
}
