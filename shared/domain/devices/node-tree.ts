import type { NodeDevice } from '../../libvirt-xml/documents/node-device.ts';

type Capability = NodeDevice['capabilities']['items'][number];

interface Found {
  readonly device: NodeDevice;
  readonly capability: Capability;
}

/** Node devices by what they are, and by what they hang on. */
export interface NodeTree {
  readonly each: (type: string) => Found[];
  /** The nearest above it that is of that type. */
  readonly ancestor: (device: NodeDevice, type: string) => Capability | undefined;
  /** Of all that hangs on it, those of a type, but not below another PCI device. */
  readonly below: (device: NodeDevice) => (type: string) => Capability[];
}

export function nodeTree(all: readonly NodeDevice[]): NodeTree {
  const found = all.flatMap(device => device.capabilities.items.map(capability => ({ device, capability })));
  const byName = new Map(all.map(device => [device.name, device]));
  const children = new Map<string, NodeDevice[]>();
  for (const device of all) {
    if (device.parent === undefined) continue;
    const known = children.get(device.parent);
    if (known) known.push(device);
    else children.set(device.parent, [device]);
  }
  const capabilityOf = (device: NodeDevice, type: string) =>
    device.capabilities.items.find(capability => capability.type === type);
  const descendants = (device: NodeDevice): NodeDevice[] =>
    (children.get(device.name ?? '') ?? []).flatMap(child =>
      capabilityOf(child, 'pci') ? [] : [child, ...descendants(child)],
    );
  return {
    each: type => found.filter(({ capability }) => capability.type === type),
    ancestor(device, type) {
      for (let each = byName.get(device.parent); each; each = byName.get(each.parent)) {
        const capability = capabilityOf(each, type);
        if (capability) return capability;
      }
      return undefined;
    },
    below: device => {
      const under = descendants(device);
      return type => under.flatMap(each => capabilityOf(each, type) ?? []);
    },
  };
}
