import type { DiskAction } from '../../../contract/disks.ts';
import { diskNamed, type ActionFacts } from '../facts.ts';
import { refusal } from '../refusals.ts';
import { planBackup } from './backup.ts';
import { planBus } from './bus.ts';
import { planCopy } from './copy.ts';
import { Draft } from './draft.ts';
import { planGrow } from './grow.ts';
import { planEject, planInsert } from './media.ts';
import type { Planned } from './work.ts';

/** What doing something to a guest's disk means, and what stands in its way. */
export function planDiskAction(action: DiskAction, facts: ActionFacts): Planned {
  const targets = action.do === 'backup' ? action.disks : [action.disk];
  for (const [index, target] of targets.entries()) {
    const disk = diskNamed(facts, target);
    const why = disk ? refusal(action.do, disk, facts) : undefined;
    if (disk && why === undefined) continue;
    const draft = new Draft(`${target} of “${facts.name}”`);
    const field = action.do === 'backup' ? `disks.${index}` : 'disk';
    if (disk) draft.refuse('UNSUPPORTED', { host: facts.host, reason: `${target}: ${why}` }, field);
    else draft.refuse('NOT_FOUND', { name: target }, field);
    return { plan: draft.done() };
  }
  if (action.do === 'backup') return planBackup(action, facts);
  const disk = diskNamed(facts, action.disk);
  if (!disk) throw new Error('It was looked for already.');
  switch (action.do) {
    case 'grow':
      return planGrow(action, disk, facts);
    case 'insert':
      return planInsert(action, disk, facts);
    case 'eject':
      return planEject(action, disk, facts);
    case 'move':
    case 'convert':
      return planCopy(action, disk, facts);
    case 'change-bus':
      return planBus(action, disk, facts);
  }
}
