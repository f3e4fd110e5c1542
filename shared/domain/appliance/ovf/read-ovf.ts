import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import type { Described, Lost } from '../described.ts';
import { allChildren, attributeOf, childrenOf, sectionsOf, textOf } from './any-namespace.ts';
import { readDisks } from './files.ts';
import { readMachine } from './machine.ts';

/** Thrown for a document that is well-formed and yet no description of a machine. */
export class NoMachineError extends Error {
  override readonly name = 'NoMachineError';
}

/**
 * The machine that an OVF envelope describes (DMTF DSP0243, versions 0.9 to 2.1; as VMware, VirtualBox, oVirt
 * and virt-v2v write it). Of several the first is taken, and the others are said to be lost.
 * @throws XmlSyntaxError with line and column; NoMachineError
 */
export function readOvf(source: string): Described {
  const { root } = parseDocument(source);
  if (root.localName !== 'Envelope')
    throw new NoMachineError(`It begins with <${root.name}>, not with an envelope.`);
  const [machine, ...others] = machinesIn(root);
  if (!machine) throw new NoMachineError('There is no machine in it.');
  const sections = sectionsOf(root, 'DiskSection');
  const described = readMachine(machine, readDisks(root, sections), defaultDeployment(root));
  return { ...described, lost: [...others.map(lostMachine), ...described.lost] };
}

function machinesIn(element: XmlElement): XmlElement[] {
  return allChildren(element).flatMap(child => {
    const type = attributeOf(child, 'type')?.split(':').at(-1);
    if (child.localName === 'VirtualSystem' || type === 'VirtualSystem_Type') return [child];
    const many = child.localName === 'VirtualSystemCollection' || type === 'VirtualSystemCollection_Type';
    return many ? machinesIn(child) : [];
  });
}

function defaultDeployment(envelope: XmlElement): string | undefined {
  const choices = sectionsOf(envelope, 'DeploymentOptionSection').flatMap(section =>
    childrenOf(section, 'Configuration'),
  );
  const chosen =
    choices.find(choice => /^(true|1)$/.test(attributeOf(choice, 'default') ?? '')) ?? choices[0];
  return attributeOf(chosen, 'id');
}

function lostMachine(machine: XmlElement): Lost {
  const name = textOf(machine, 'Name') ?? attributeOf(machine, 'id') ?? 'without a name';
  return {
    what: `The machine “${name}”`,
    why: 'The file holds several, and one guest is made of the first. Unpack it to import this one by itself.',
  };
}
