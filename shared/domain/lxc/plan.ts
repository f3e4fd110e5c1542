import type { LxcRequest } from '../../contract/lxc.ts';
import { Draft } from '../disks/plan/draft.ts';
import { writeLxc } from './document.ts';
import type { LxcFacts } from './facts.ts';
import { refuseLxc } from './problems.ts';
import { fillStep, placeOf } from './root-words.ts';
import { warnLxc } from './warnings.ts';
import type { PlannedLxc } from './work.ts';

/** What making a container means, and what stands in its way. */
export function planLxc(request: LxcRequest, facts: LxcFacts): PlannedLxc {
  const { name, root, runs, firstId, autostart, start } = request;
  const draft = new Draft(`Make the container ${name}`);
  refuseLxc(draft, request, facts);
  warnLxc(draft, request, facts);
  const place = placeOf(root, request.parent ?? facts.parent, name);
  if (place.home === undefined) {
    draft.file({
      path: place.root,
      becomes: 'kept',
      note: 'Its root folder: what it writes, it writes there.',
    });
  } else {
    draft.step(`Make the folder ${place.home}`);
    draft.step(fillStep(root));
    draft.file({ path: place.root, becomes: 'made', note: ownersNote(firstId) });
    draft.room(place.home, facts.root.size ?? 0, facts.free, 'root');
  }
  draft.step(
    `Define ${name}, which runs ${runs.kind === 'system' ? `a whole system by ${runs.init}` : runs.path}`,
  );
  if (autostart) draft.step('Have it start with the host');
  if (start) draft.step('Start it');
  const plan = { ...draft.done(), xml: writeLxc(request, place.root, facts.uuid) };
  if (draft.refused) return { plan };
  const { home } = place;
  const unpack = home === undefined ? undefined : { from: root, home, root: place.root, shift: firstId ?? 0 };
  return { plan, work: { request, root: place.root, ...(unpack && { unpack }) } };
}

const ownersNote = (firstId: number | null) =>
  firstId === null
    ? 'Its root folder; the files’ owners stay what they are.'
    : `Its root folder; what belonged to root belongs to user ${firstId} of the host.`;
