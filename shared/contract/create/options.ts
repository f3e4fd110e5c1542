import { z } from 'zod';
import { hostTopologySchema, memoryVirtualizationSchema } from '../topology.ts';
import { bytesSchema } from '../values.ts';
import { deviceVerdictSchema } from '../devices.ts';
import { pciAddressSchema } from './host-device.ts';

/** What one machine of the host offers, by libvirt's domain capabilities: never a list of our own. */
export const machineOptionsSchema = z.object({
  arch: z.string(),
  machine: z.string().optional(),
  maxVcpus: z.number().int().optional(),
  uefi: z.boolean(),
  secureBoot: z.boolean(),
  cpuModes: z.array(z.string()),
  /** For mode `custom`. */
  cpuModels: z.array(z.object({ name: z.string(), usable: z.boolean(), vendor: z.string().optional() })),
  /** Of the host's CPU, for the list of features to ask for or to hide. */
  cpuFeatures: z.array(z.string()),
  diskBuses: z.array(z.string()),
  nicModels: z.array(z.string()),
  videoModels: z.array(z.string()),
  soundModels: z.array(z.string()),
  graphics: z.array(z.string()),
  folders: z.boolean(),
  tpm: z.boolean(),
  accelerated3d: z.boolean(),
});
export type MachineOptions = z.infer<typeof machineOptionsSchema>;

export const hostDeviceOptionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pci'),
    address: pciAddressSchema,
    name: z.string(),
    /** PCI class as a person says it: GPU, network card … */
    what: z.string(),
    driver: z.string().optional(),
    iommuGroup: z.number().int().optional(),
    /** Others of its group: they go along, or it does not go. */
    companions: z.array(z.string()),
    /** Running guests that have it. */
    usedBy: z.array(z.string()),
    /** Of a virtual function: the physical one. */
    functionOf: pciAddressSchema.optional(),
    node: z.number().int().optional(),
    /** As the map of devices judges it; missing where the host could not be looked at. */
    verdict: deviceVerdictSchema.optional(),
  }),
  z.object({
    kind: z.literal('usb'),
    vendor: z.string(),
    product: z.string(),
    bus: z.number().int(),
    device: z.number().int(),
    name: z.string(),
    usedBy: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('mediated'),
    uuid: z.string(),
    name: z.string(),
    parent: z.string(),
    usedBy: z.array(z.string()),
  }),
]);
export type HostDeviceOption = z.infer<typeof hostDeviceOptionSchema>;

/** What can be chosen on one connection. */
export const createOptionsSchema = z.object({
  suggestedName: z.string(),
  groups: z.array(z.string()),
  tags: z.array(z.string()),
  pools: z.array(
    z.object({
      name: z.string(),
      active: z.boolean(),
      type: z.string(),
      free: bytesSchema,
      path: z.string().optional(),
    }),
  ),
  networks: z.array(
    z.object({
      name: z.string(),
      active: z.boolean(),
      /** nat, route, open, isolated, bridge, hostdev, macvtap … */
      mode: z.string(),
      label: z.string(),
    }),
  ),
  bridges: z.array(z.string()),
  /** Physical and bond interfaces, for macvtap. */
  interfaces: z.array(z.object({ name: z.string(), label: z.string() })),
  filters: z.array(z.string()),
  /** Ways of the user-mode network that this host has, the better first. */
  userNetworks: z.array(z.enum(['passt', 'slirp'])),
  host: z.object({
    cpus: z.number().int(),
    memory: bytesSchema,
    freeMemory: bytesSchema.optional(),
    kvm: z.boolean(),
    arch: z.string().optional(),
    topology: hostTopologySchema.optional(),
    memoryVirtualization: memoryVirtualizationSchema,
  }),
  /** The host's own first. */
  architectures: z.array(
    z.object({ arch: z.string(), emulated: z.boolean(), machines: z.array(z.string()) }),
  ),
  machine: machineOptionsSchema.optional(),
  /** Images found in the connection's pools. */
  images: z.array(
    z.object({ path: z.string(), name: z.string(), pool: z.string(), format: z.string(), size: bytesSchema }),
  ),
  /** Public keys of the person: `~/.ssh/*.pub` of the computer that the backend runs on. */
  sshKeys: z.array(z.object({ file: z.string(), key: z.string(), comment: z.string() })),
  devices: z.array(hostDeviceOptionSchema),
  /** Host paths can be browsed: the host is this computer. */
  browsable: z.boolean(),
});
export type CreateOptions = z.infer<typeof createOptionsSchema>;
