import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { ImportFolder } from '#shared/contract/carry.ts';
import { guestNameSchema, type Uuid, uuidSchema } from '#shared/contract/values.ts';
import { importWarnings } from '#shared/domain/carry/import-words.ts';
import { readClaims } from '#shared/domain/guests/claims.ts';
import { domain, type Domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { findDomain } from '../create/run/find-domain.ts';
import { fail } from '../failures/fail.ts';
import { networkProblems } from '../networks/needed.ts';
import { stamped } from '../plans/stamp.ts';
import { importJob, type ImportedDisk } from './import-job.ts';
import { Places } from './places.ts';
import type { CarryDeps } from './prepared.ts';
import { readFolder } from './read-folder.ts';
import { nameTaken } from './refusals.ts';

export interface PreparedImport {
  readonly plan: ActionPlan;
  readonly name: string;
  start(): { job: string; guest: { connection: ImportFolder['connection']; uuid: Uuid } };
}

/** Plans a guest that was exported as a folder: the same one again, or beside one of its UUID another. */
export async function prepareImport(deps: CarryDeps, input: ImportFolder): Promise<PreparedImport> {
  const live = deps.connections.require(input.connection);
  const exported = await readFolder(input.folder);
  const { manifest, folder, xml } = exported;
  const view = readView(join(folder, manifest.document.file), xml);
  const name = guestNameSchema.parse(input.name ?? manifest.name);
  const same = uuidSchema.safeParse(view.uuid).data;
  // A document of a UUID that is there would be written over that guest's.
  const twin = same && (await findDomain(live.rpc, same));
  const anew = same === undefined || twin !== undefined;
  const uuid = anew ? uuidSchema.parse(randomUUID()) : same;

  const places = await Places.of(live);
  const disks: ImportedDisk[] = [];
  for (const disk of manifest.disks) {
    const wanted = { wanted: input.pool, files: disk.format === 'qcow2' };
    const suffix = disk.format === 'raw' ? '.img' : '.qcow2';
    const at = await places.next(wanted, { name: `${name}-${disk.target}`, suffix, needed: disk.size });
    if (at) disks.push({ disk, at, from: join(folder, disk.file) });
  }
  const space = await places.space();
  const plan = stamped(
    {
      title: `Import ${name} from ${folder}`,
      steps: [
        'Compare every file with its checksum',
        ...disks.map(({ disk, at }) => `Copy ${disk.file} to ${at.path}`),
        `Define ${name}`,
        ...(manifest.nvram ? ['Put its UEFI variables in their place'] : []),
        ...(input.start ? [`Start ${name}`] : []),
      ],
      files: disks.flatMap(({ disk, at, from }) => [
        { path: at.path, becomes: 'made' as const, size: disk.size, note: `The disk ${disk.target}` },
        { path: from, becomes: 'kept' as const, size: disk.size, note: 'It is only read' },
      ]),
      lost: [],
      warnings: importWarnings(view, manifest, twin?.name),
      problems: [
        ...(await nameTaken(live, name)),
        ...exported.problems,
        ...places.problems,
        ...(input.start
          ? await networkProblems(live, 'start', readClaims(parseDocument(xml).root).networks)
          : []),
      ],
      space,
      takesEffect: 'now',
    },
    { manifest, xml, input },
  );
  return {
    plan,
    name,
    start: () => importJob(deps, plan.title, { input, exported, name, uuid, anew, disks }),
  };
}

function readView(path: string, xml: string): Domain {
  try {
    const { root } = parseDocument(xml);
    if (root.localName === 'domain') return domain.of(root);
  } catch {
    // Said below, as for a document of another kind.
  }
  throw fail('FILE_DAMAGED', { path, reason: 'It is not the document of a guest.' });
}
