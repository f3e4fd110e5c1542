import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import type { Lost } from '../described.ts';
import { allChildren, attributeOf, childOf, childrenOf, sectionsOf } from './any-namespace.ts';

/** What a machine has beside its hardware, and a guest made from it has not. */
export function lostSections(machine: XmlElement): Lost[] {
  const lost: Lost[] = [];
  const properties = sectionsOf(machine, 'ProductSection')
    .flatMap(section => childrenOf(section, 'Property'))
    .map(property => attributeOf(property, 'key') ?? '');
  if (properties.length > 0)
    lost.push({
      what: `Settings asked for at deployment: ${properties.slice(0, 10).join(', ')}${properties.length > 10 ? ' …' : ''}`,
      why: 'VMware hands them to the guest by its own tools. Set them inside, once it runs.',
    });
  if (sectionsOf(machine, 'EulaSection').length > 0)
    lost.push({
      what: 'Its licence agreement',
      why: 'Only the description file holds it: read it there before you use the machine.',
    });
  const hardware = childOf(childOf(machine, 'Machine'), 'Hardware');
  const folders = hardware && childOf(hardware, 'SharedFolders');
  if (folders && allChildren(folders).length > 0)
    lost.push({ what: 'Shared folders', why: 'They are of the other host; add folders of this one.' });
  if (attributeOf(childOf(hardware, 'RemoteDisplay'), 'enabled') === 'true')
    lost.push({ what: 'The remote display', why: 'The guest has a screen of libvirt’s instead.' });
  return lost;
}
