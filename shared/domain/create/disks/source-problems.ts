import { parseImage } from '../../../contract/create/image.ts';
import type { CreateProblem } from '../../../contract/create/plan.ts';
import { answerProblems } from '../../unattended/answer-problems.ts';
import { invalid, problem } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { answersInstaller } from './drivers.ts';
import { formatOf, type Origin } from './origin.ts';
import type { DisksPart, Drive } from './part.ts';

/** What is wrong with what the guest is made from. */
export function sourceProblems(part: DisksPart, setting: Setting): CreateProblem[] {
  const found = [...applianceProblems(setting), ...treeProblems(setting), ...unusedProblems(part, setting)];
  for (const origin of part.sources) {
    const drive = part.drives.find(candidate => candidate.origin === origin);
    const [first] = originProblems(origin, drive);
    if (first) found.push(first);
  }
  found.push(...unattendedProblems(setting));
  return found;
}

function unattendedProblems({ request, facts, os }: Setting): CreateProblem[] {
  const { unattended, source } = request;
  if (!unattended || !answersInstaller(source.kind)) return [];
  const cannot = (reason: string, remedy: string) => [
    problem('unattended', 'UNSUPPORTED', { host: facts.host, reason, remedy }),
  ];
  if (!os) return cannot('Which system it installs is not known.', 'Choose the system first.');
  if (os.unattended === undefined)
    return cannot(
      `How to answer the installer of ${os.label} is not known.`,
      'Answer it yourself on its screen, or start from a cloud image where there is one.',
    );
  if (source.kind === 'iso' && os.answersInInitramfs && !facts.images[source.image]?.installer)
    return cannot(
      `The installer of ${os.label} takes answers only from its own initramfs, which cannot be read from here.`,
      'Choose its install tree, or give the ISO as a file of this computer.',
    );
  return answerProblems(unattended, os.unattended).map(({ field, reason }) =>
    invalid(`unattended.${field}`, reason),
  );
}

/** The image is the first disk's: without one, nothing would come of it. */
function unusedProblems(part: DisksPart, { request: { source }, facts }: Setting): CreateProblem[] {
  const holds =
    source.kind === 'cloud-image' ||
    source.kind === 'disk-image' ||
    (source.kind === 'appliance' && (facts.appliance?.disks.length ?? 0) > 0);
  if (!holds || part.drives.some(({ device, origin }) => device === 'disk' && origin)) return [];
  return [invalid('disks', 'The source’s image is on no disk. The first of them holds it: add one.')];
}

function applianceProblems({ request, facts }: Setting): CreateProblem[] {
  if (request.source.kind !== 'appliance') return [];
  const { path } = request.source;
  const { appliance } = facts;
  if (appliance?.failure) return [{ field: 'source.path', failure: appliance.failure }];
  if (!appliance)
    return [problem('source.path', 'FILE_UNREADABLE', { path }, 'Its description could not be read.')];
  return [];
}

function treeProblems({ request, facts }: Setting): CreateProblem[] {
  if (request.source.kind !== 'install-tree') return [];
  if (facts.tree?.failure) return [{ field: 'source.url', failure: facts.tree.failure }];
  if (facts.tree?.kernel === undefined)
    return [
      problem(
        'source.url',
        'NOT_FOUND',
        { name: request.source.url },
        'No installer’s kernel was found there.',
      ),
    ];
  return [];
}

function originProblems(origin: Origin, drive: Drive | undefined): CreateProblem[] {
  const { field, image, facts } = origin;
  if (!facts && parseImage(image)?.kind === 'catalogue')
    return [problem(field, 'NOT_FOUND', { name: image }, 'The catalogue has no such entry.')];
  if (facts?.failure) return failureProblems(origin, drive);
  const path = image;
  if (drive?.device === 'cdrom' && facts?.format !== undefined && !['iso', 'raw'].includes(facts.format))
    return [
      problem(field, 'FILE_NOT_AN_IMAGE', { path }, `It is a disk image (${facts.format}), not an ISO.`),
    ];
  if (drive?.device === 'disk' && isNoDisk(origin))
    return [
      problem(
        field,
        'FILE_NOT_AN_IMAGE',
        { path },
        'Its size is not a number of 512-byte sectors, as a disk has.',
      ),
    ];
  const asItIs = drive?.device === 'disk' && drive.content.kind === 'present';
  const [user] = facts?.usedBy ?? [];
  if (asItIs && user !== undefined && !drive.options.shareable && !drive.options.readOnly)
    return [
      problem(
        field,
        'RESOURCE_BUSY',
        { path, name: user },
        `It is a disk of ${user}; two guests would ruin it.`,
      ),
    ];
  return [];
}

/** That only QEMU's user is in the way does not matter to a copy, which is ours to make. */
function failureProblems({ field, facts }: Origin, drive: Drive | undefined): CreateProblem[] {
  if (!facts?.failure) return [];
  const curable = facts.copyable && facts.failure.code === 'FILE_UNREADABLE';
  const copied = drive === undefined || drive.content.kind === 'volume';
  if (curable && copied) return [];
  const fix = curable && field === 'source.image';
  return [
    {
      field,
      failure: facts.failure,
      ...(fix && { fix: { id: 'copy-into-pool', label: 'Copy it into the pool' } }),
    },
  ];
}

/** A file of no known format is taken for a raw disk; this keeps documents and the like from being written over. */
function isNoDisk(origin: Origin): boolean {
  const { facts } = origin;
  if (!facts || formatOf(origin) !== 'raw' || facts.block === true || origin.download) return false;
  const size = facts.virtualSize ?? facts.size;
  return size !== undefined && (size === 0 || size % 512 !== 0);
}
