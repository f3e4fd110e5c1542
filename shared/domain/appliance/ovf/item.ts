import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import { attributeOf, childrenOf, textOf } from './any-namespace.ts';

/** A piece of virtual hardware: CIM_ResourceAllocationSettingData (DSP1041), as OVF writes it. */
export interface Item {
  /** The number of DMTF's list: 3 a processor, 17 a disk … */
  readonly type: number;
  readonly subType: string;
  readonly id: string;
  /** The id of the controller it is on. */
  readonly parent?: string;
  readonly name: string;
  readonly quantity?: string;
  readonly units?: string;
  readonly hostResource?: string;
  readonly connection?: string;
  readonly address?: string;
  /** Where it stands in the document, for what only one writer says. */
  readonly element: XmlElement;
}

/**
 * The hardware as it is by default: alternatives for other deployments and bounds are left out. OVF 2 writes
 * storage and network cards as elements of their own, with the same children.
 */
export function readItems(section: XmlElement, deployment: string | undefined): Item[] {
  return ['Item', 'StorageItem', 'EthernetPortItem']
    .flatMap(name => childrenOf(section, name))
    .filter(element => {
      const wanted = attributeOf(element, 'configuration');
      const always = wanted === undefined || wanted.trim() === '';
      return (
        attributeOf(element, 'bound') === undefined &&
        (always || wanted.split(/\s+/).includes(deployment ?? ''))
      );
    })
    .map(readItem);
}

function readItem(element: XmlElement): Item {
  const optional = (key: string, ...names: string[]) => {
    const value = names.map(name => textOf(element, name)).find(text => text !== undefined);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    type: Number(textOf(element, 'ResourceType') ?? 0),
    subType: textOf(element, 'ResourceSubType') ?? '',
    id: textOf(element, 'InstanceID') ?? textOf(element, 'InstanceId') ?? '',
    name:
      textOf(element, 'ElementName') ?? textOf(element, 'Caption') ?? textOf(element, 'Description') ?? '',
    element,
    ...optional('parent', 'Parent'),
    ...optional('quantity', 'VirtualQuantity'),
    ...optional('units', 'AllocationUnits'),
    ...optional('hostResource', 'HostResource'),
    ...optional('connection', 'Connection'),
    ...optional('address', 'Address', 'MACAddress'),
  };
}
