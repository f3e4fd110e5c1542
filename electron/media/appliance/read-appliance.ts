import { basename, extname } from 'node:path';
import type { Appliance, ApplianceDisk } from '#shared/domain/appliance/appliance.ts';
import type { DescribedDisk } from '#shared/domain/appliance/described.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { imageName, inspectImage } from '../disk-image/inspect.ts';
import { MediaError } from '../media-error.ts';
import type { ApplianceFile } from './files.ts';
import { readDescription } from './read-description.ts';
import { verifyManifest } from './verify-manifest.ts';

/**
 * Reads an OVA, OVF or VMX with all that belongs to it; nothing is unpacked or written. The manifest is compared
 * byte for byte, which takes as long as reading the disks once: keep the answer (see {@link ApplianceReader}).
 * What is wrong with it is in `failure`; rejects with the system's error when the file itself cannot be read.
 */
export async function readAppliance(path: string, signal?: AbortSignal): Promise<Appliance> {
  return (await readWithFiles(path, signal)).appliance;
}

/** The same, and every file that was looked at. */
export async function readWithFiles(
  path: string,
  signal?: AbortSignal,
): Promise<{ appliance: Appliance; read: string[] }> {
  const read = [path];
  let known: Appliance = {
    name: basename(path, extname(path)),
    disks: [],
    cdroms: 0,
    nics: [],
    lost: [],
  };
  try {
    const { described, files, manifest } = await readDescription(path);
    const { disks: _, ...machine } = described;
    known = { ...known, ...machine };
    const disks: ApplianceDisk[] = [];
    for (const disk of described.disks) {
      const file = await files.find(disk.file);
      read.push(file.path);
      disks.push(await readDisk(disk, file, read, signal));
    }
    known = { ...known, disks };
    if (manifest !== undefined) await verifyManifest(files, manifest, signal);
    return { appliance: known, read };
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    return { appliance: { ...known, failure: error.failure }, read };
  }
}

async function readDisk(
  { controller, packed, capacity }: DescribedDisk,
  { path, member }: ApplianceFile,
  read: string[],
  signal: AbortSignal | undefined,
): Promise<ApplianceDisk> {
  const name = imageName(path, member);
  if (packed !== undefined) throw packedDisk(name, packed);
  const { format, virtualSize, failure, files } = await inspectImage(path, member, { signal });
  read.push(...files);
  if (failure) throw asError(failure);
  const suffix = extname(name).slice(1).toLowerCase();
  if (format === 'raw' && formatsBySuffix.has(suffix))
    throw new MediaError('FILE_DAMAGED', {
      path: name,
      reason: `Its content is no ${suffix.toUpperCase()} disk.`,
    });
  return {
    path,
    ...(member !== undefined && { member }),
    format,
    capacity: virtualSize ?? capacity ?? 0,
    controller,
  };
}

const formatsBySuffix = new Set(['vmdk', 'vdi', 'vhd', 'vhdx', 'qcow2']);

const asError = ({ code, params, detail }: Failure) => new MediaError(code, params, detail);

function packedDisk(name: string, how: string): MediaError {
  const reason = `“${name}” in the appliance is ${how === 'chunked' ? 'cut into pieces' : `packed with ${how}`}.`;
  const remedy = 'Export it again without compression and in one piece; ovftool can do both.';
  return new MediaError('UNSUPPORTED', { host: 'Innkeeper', reason, remedy });
}
