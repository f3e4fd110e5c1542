import { open, realpath, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Described } from '#shared/domain/appliance/described.ts';
import { NoMachineError, readOvf } from '#shared/domain/appliance/ovf/read-ovf.ts';
import { encodingOf, parseVmx } from '#shared/domain/appliance/vmx/parse-vmx.ts';
import { readVmx } from '#shared/domain/appliance/vmx/read-vmx.ts';
import { XmlSyntaxError } from '#shared/libvirt-xml/xml/error.ts';
import { NotAnImageError } from '../image-header.ts';
import { MediaError } from '../media-error.ts';
import { readTarHeader } from '../ova/tar-header.ts';
import {
  type ApplianceFile,
  type ApplianceFiles,
  filesOfArchive,
  filesOfFolder,
  readBytes,
} from './files.ts';

export interface Description {
  readonly described: Described;
  readonly files: ApplianceFiles;
  /** The name of the manifest, where there is one. */
  readonly manifest?: string;
}

/** Told by its content: an archive, an envelope, or VMware's configuration. */
export async function readDescription(given: string): Promise<Description> {
  const path = await realpath(given);
  const head = await readHead(path);
  if (head.length === 512 && typeof readTarHeader(head) === 'object') return readArchive(path);
  const { size } = await stat(path);
  const file: ApplianceFile = { path, offset: 0, size };
  const start = head.toString('utf8').trimStart();
  if (start.startsWith('<') || start.startsWith('\uFEFF<')) {
    const manifest = `${basename(path, extname(path))}.mf`;
    const files = filesOfFolder(path);
    const there = await files.find(manifest).then(
      () => true,
      () => false,
    );
    return { described: await readEnvelope(file), files, ...(there && { manifest }) };
  }
  if (head.includes(0)) throw notAnAppliance(path);
  return { described: await readConfiguration(file), files: filesOfFolder(path) };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    if (!(await file.stat()).isFile()) throw new NotAnImageError(`${path} is not a file`);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readArchive(path: string): Promise<Description> {
  const files = await filesOfArchive(path);
  const ending = (suffix: string) => files.names.filter(name => name.toLowerCase().endsWith(suffix));
  const [envelope, second] = ending('.ovf');
  if (envelope === undefined || second !== undefined) {
    const reason =
      second === undefined ? 'There is no description (.ovf) in it.' : 'It has two descriptions.';
    throw new MediaError('FILE_NOT_AN_IMAGE', { path, reason });
  }
  const [manifest] = ending('.mf');
  const described = await readEnvelope(await files.find(envelope));
  return { described, files, ...(manifest !== undefined && { manifest }) };
}

async function readEnvelope(file: ApplianceFile): Promise<Described> {
  try {
    return readOvf((await readBytes(file)).toString('utf8'));
  } catch (error) {
    const path = file.member === undefined ? file.path : `${file.path}: ${file.member}`;
    if (error instanceof XmlSyntaxError) {
      const reason = `Line ${error.line}, column ${error.column}: ${error.reason}.`;
      throw new MediaError('FILE_DAMAGED', { path, reason }, undefined, error);
    }
    if (error instanceof NoMachineError)
      throw new MediaError('FILE_NOT_AN_IMAGE', { path, reason: error.message }, undefined, error);
    throw error;
  }
}

async function readConfiguration(file: ApplianceFile): Promise<Described> {
  const { path } = file;
  const bytes = await readBytes(file);
  const { settings, problems } = parseVmx(decode(bytes, path));
  if (!settings.has('config.version') && !settings.has('virtualhw.version')) throw notAnAppliance(path);
  if (settings.has('encryption.keysafe'))
    throw new MediaError(
      'FILE_UNREADABLE',
      { path },
      'The machine is encrypted. Remove the encryption in VMware, then try again.',
    );
  const [problem] = problems;
  if (problem) {
    const reason = `Line ${problem.line} is no setting: ${problem.text}`;
    throw new MediaError('FILE_DAMAGED', { path, reason });
  }
  return readVmx(settings);
}

function decode(bytes: Buffer, path: string): string {
  const encoding = encodingOf(bytes.toString('latin1'));
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    const reason = `It is not text in ${encoding}, as it says it is.`;
    throw new MediaError('FILE_DAMAGED', { path, reason }, undefined, error);
  }
}

function notAnAppliance(path: string): MediaError {
  const reason = 'It is neither an OVA or OVF nor VMware’s configuration (.vmx).';
  return new MediaError('FILE_NOT_AN_IMAGE', { path, reason });
}
