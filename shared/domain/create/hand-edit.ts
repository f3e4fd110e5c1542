import type { CreateProblem, CreateWarning } from '../../contract/create/plan.ts';
import { domain as domainView, type Domain } from '../../libvirt-xml/domain/domain.ts';
import type { XmlDocument } from '../../libvirt-xml/xml/document.ts';
import { XmlError } from '../../libvirt-xml/xml/error.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { readDocument } from '../../libvirt-xml/read-document.ts';
import type { MadeVolume } from './disks/part.ts';
import type { GuestDesign, Paths } from './document.ts';
import { invalid } from './problem.ts';

/** What is wrong with a document edited by hand, as far as it can be told before libvirt looks at it. */
export function editProblems({ setting: { request } }: GuestDesign): CreateProblem[] {
  if (request.xml === undefined) return [];
  const read = readEdit(request.xml);
  if (read instanceof XmlError)
    return [invalid('xml', `Line ${read.line}, column ${read.column}: ${read.reason}; ${read.remedy}.`)];
  const found: CreateProblem[] = [];
  if (read.name !== request.name)
    found.push(
      invalid('xml', `The document’s name is “${read.name ?? ''}”, the guest’s is “${request.name}”.`),
    );
  const targets = read.devices.disks.items.map(({ target }) => target);
  const twice = targets.find((target, index) => target !== undefined && targets.indexOf(target) !== index);
  if (twice !== undefined) found.push(invalid('xml', `Two disks have the target ${twice}.`));
  return found;
}

export function editWarnings({ setting: { request }, parts }: GuestDesign): CreateWarning[] {
  if (request.xml === undefined) return [];
  const read = readEdit(request.xml);
  if (read instanceof XmlError) return [];
  const found: CreateWarning[] = [];
  const used = new Set(sourcesOf(read));
  for (const { path, name } of madeVolumes(parts))
    if (!used.has(path))
      found.push({
        field: 'xml',
        text: `${name} is made, but the edited document does not use it.`,
        why: `No disk of the document has the source ${path}.`,
        remedy: 'Remove the disk from the answers, or put its path back into the document.',
      });
  if (read.uuid !== undefined)
    found.push({
      field: 'xml',
      text: 'The UUID in the document is not used.',
      why: 'Every new guest gets one of its own.',
    });
  return found;
}

/** The edited document with the guest's UUID and the real places of its volumes. */
export function finishEdit(
  { parts }: GuestDesign,
  xml: string,
  uuid: string | undefined,
  paths: Paths,
): XmlDocument {
  const document = parseDocument(xml);
  const domain = domainView.of(document.root);
  if (uuid !== undefined) domain.uuid = uuid;
  const places = new Map(madeVolumes(parts).map(({ path, slot }) => [path, paths[slot] ?? path]));
  const real = (path: string | undefined) => (path === undefined ? undefined : (places.get(path) ?? path));
  for (const { source } of domain.devices.disks.items) {
    if (source.file !== undefined) source.file = real(source.file);
    if (source.dev !== undefined) source.dev = real(source.dev);
  }
  if (domain.os.kernel !== undefined) domain.os.kernel = real(domain.os.kernel);
  if (domain.os.initrd !== undefined) domain.os.initrd = real(domain.os.initrd);
  return document;
}

function readEdit(xml: string): Domain | XmlError {
  try {
    return readDocument(xml, 'domain').view;
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}

function sourcesOf({ devices, os }: Domain): (string | undefined)[] {
  return [...devices.disks.items.flatMap(({ source }) => [source.file, source.dev]), os.kernel, os.initrd];
}

function madeVolumes({ disks: { value } }: GuestDesign['parts']): MadeVolume[] {
  const contents = [...value.drives.map(drive => drive.content), value.boot?.kernel, value.boot?.initramfs];
  return contents.flatMap(content => (content?.kind === 'volume' ? [content] : []));
}
