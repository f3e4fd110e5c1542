import type { LiveConnection } from '../../ports.ts';
import type { UnfinishedKind } from '../../unfinished/kinds.ts';
import { guestOf, type Note } from '../../unfinished/note.ts';
import type { DisksDeps } from '../disks-deps.ts';
import { type About, aboutSchema, DISKS } from './about.ts';
import { lookAtBackup, settleBackup } from './backup.ts';
import { lookAtCopy, settleCopy } from './copy.ts';

/** Work on disks that was cut short. */
export function disksKind(deps: DisksDeps): UnfinishedKind {
  const aboutOf = (note: Note): About => aboutSchema.parse(note.about);
  return {
    kind: DISKS,

    async look(note: Note, live: LiveConnection) {
      const about = aboutOf(note);
      // A disk is as big as before or as big as it was to be: there is no half of it.
      if (about.do === 'grow') return 'settled';
      const guest = deps.guests.get(guestOf(note));
      if (!guest) return { found: ['The guest is not there any more.'], ways: [] };
      return about.do === 'copy'
        ? await lookAtCopy(deps, live, guest, about)
        : await lookAtBackup(live, guest, about);
    },

    async settle(note: Note, way: string, live: LiveConnection) {
      const about = aboutOf(note);
      const guest = deps.guests.require(guestOf(note));
      const { connection, uuid } = guest;
      return deps.jobs.start(
        { title: note.title, connection, guest: { connection, uuid }, cancellable: false },
        async job => {
          if (about.do === 'copy') await settleCopy(deps, live, guest, about, way, job);
          else if (about.do === 'backup') await settleBackup(deps, live, guest, about, way, job);
          await deps.guests.refresh(guest);
        },
      );
    },
  };
}
