import type { VolumeAction } from '../../../contract/volumes.ts';
import { Draft } from '../../disks/plan/draft.ts';
import type { VolumeActionFacts } from '../facts.ts';
import { volumeRefusal } from '../refusals.ts';
import { planClone, planConvert } from './copy.ts';
import { planCreate } from './create.ts';
import { planDelete } from './delete.ts';
import { planResize } from './resize.ts';
import { planWipe } from './wipe.ts';
import type { PlannedVolumes } from './work.ts';

/** What doing something to a pool's volumes means, and what stands in its way. */
export function planVolumeAction(action: VolumeAction, facts: VolumeActionFacts): PlannedVolumes {
  if (action.do === 'create') return planCreate(action, facts);
  const names = action.do === 'delete' ? action.volumes : [action.volume];
  const field = action.do === 'delete' ? 'volumes' : 'volume';
  for (const name of names) {
    const volume = facts.volumes.find(each => each.name === name);
    const why = volume && volumeRefusal(action.do, volume, facts.pool);
    if (volume && why === undefined) continue;
    const draft = new Draft(name);
    if (volume) draft.refuse('UNSUPPORTED', { host: facts.host, reason: `${name}: ${why}` }, field);
    else draft.refuse('FILE_NOT_FOUND', { path: `${facts.pool.name}/${name}` }, field);
    return { plan: draft.done() };
  }
  if (action.do === 'delete') return planDelete(action, facts);
  const [volume] = facts.volumes;
  if (!volume) throw new Error('It was looked for already.');
  switch (action.do) {
    case 'resize':
      return planResize(action, volume, facts);
    case 'clone':
      return planClone(action, volume, facts);
    case 'convert':
      return planConvert(action, volume, facts);
    case 'wipe':
      return planWipe(action, volume, facts);
  }
}
