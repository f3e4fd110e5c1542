import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { PciFacts, PciLink } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { parseSwitch } from '../switch.ts';
import { acsOf } from './acs.ts';
import { readBelowPci } from './below-pci.ts';
import { builtInDrivers } from './drivers.ts';
import { inSlices } from './in-slices.ts';
import { readMediatedTypes, readVendorVgpu } from './mediated.ts';
import { modaliasOf } from './modalias.ts';
import { readModuleAliases } from './module-aliases.ts';
import { readPciIds } from './pci-ids.ts';
import { readSriov } from './sriov.ts';
import { isPciAddress, linkName, pciAddresses, toHex, toNumber, told } from './sysfs-path.ts';

const DEVICES = 'sys/bus/pci/devices';
const BRIDGE = 0x0604;

/** All PCI devices in the order of their addresses. One that vanishes while it is read is left out. */
export async function readPci(tree: HostTree): Promise<PciFacts[]> {
  const addresses = (await tree.names(DEVICES)).filter(isPciAddress).toSorted();
  const host: Host = {
    tree,
    ids: await readPciIds(tree),
    modules: await readModuleAliases(tree),
    below: await readBelowPci(tree),
    builtIn: builtInDrivers(tree),
  };
  const devices = (await inSlices(addresses, address => readDevice(host, address))).filter(
    device => device !== undefined,
  );
  // The kernel hides the file of a device that cannot be reset; one before 5.15 has none at all.
  const resetsAreTold = devices.some(({ resetMethods }) => resetMethods !== undefined);
  return resetsAreTold ? devices.map(device => ({ resetMethods: [], ...device })) : devices;
}

interface Host {
  readonly tree: HostTree;
  readonly ids: Awaited<ReturnType<typeof readPciIds>>;
  readonly modules: Awaited<ReturnType<typeof readModuleAliases>>;
  readonly below: Awaited<ReturnType<typeof readBelowPci>>;
  readonly builtIn: ReturnType<typeof builtInDrivers>;
}

async function readDevice(host: Host, address: PciAddress): Promise<PciFacts | undefined> {
  const { tree } = host;
  const folder = `${DEVICES}/${address}`;
  const [path, names] = await Promise.all([tree.link(folder), tree.names(folder)]);
  const has = new Set(names);
  const text = async (file: string) => (has.has(file) ? tree.text(`${folder}/${file}`) : undefined);
  const link = async (file: string) => (has.has(file) ? linkName(tree, `${folder}/${file}`) : undefined);
  const [identity, driver, group, physical, override, node, bootVga, resets, power, d3cold] =
    await Promise.all([
      readIdentity(host, text),
      link('driver'),
      link('iommu_group'),
      link('physfn'),
      text('driver_override'),
      text('numa_node'),
      text('boot_vga'),
      text('reset_method'),
      text('power_state'),
      text('d3cold_allowed'),
    ]);
  if (!identity) return undefined;
  const numaNode = toNumber(node);
  const [sriov, mediatedTypes, vgpu, pciLink, config, driverBuiltIn] = await Promise.all([
    readSriov(tree, folder, names),
    has.has('mdev_supported_types') ? readMediatedTypes(tree, folder) : [],
    has.has('nvidia') ? readVendorVgpu(tree, folder) : undefined,
    readLink(text, power),
    identity.class >> 8 === BRIDGE && has.has('config') ? tree.bytes(`${folder}/config`) : undefined,
    driver === undefined ? undefined : host.builtIn(driver),
  ]);
  return {
    address,
    ...identity,
    ...told({
      driver,
      driverOverride: override === '(null)' || override === '' ? undefined : override,
      driverBuiltIn,
      iommuGroup: toNumber(group),
      numaNode: numaNode === undefined || numaNode < 0 ? undefined : numaNode,
      bootVga: parseSwitch(bootVga),
      resetMethods: resets?.split(/\s+/).filter(Boolean),
      powerState: power,
      d3coldAllowed: parseSwitch(d3cold),
      link: pciLink,
      parent: pciAddresses(path ?? '').at(-2),
      acs: config && acsOf(config),
      sriov,
      vgpu,
      physicalFunction: physical !== undefined && isPciAddress(physical) ? physical : undefined,
    }),
    modules: host.modules(modaliasOf(identity)),
    rom: has.has('rom'),
    mediatedTypes,
    ...host.below(address),
  };
}

type ReadText = (file: string) => Promise<string | undefined>;

async function readIdentity({ ids }: Host, text: ReadText) {
  const [kind, vendor, device, subsystemVendor, subsystemDevice, revision] = (
    await Promise.all(
      ['class', 'vendor', 'device', 'subsystem_vendor', 'subsystem_device', 'revision'].map(text),
    )
  ).map(toHex);
  if (kind === undefined || vendor === undefined || device === undefined) return undefined;
  // 0000:0000 is none: the card does not tell.
  const named = subsystemVendor !== undefined && subsystemDevice !== undefined && subsystemVendor !== 0;
  return {
    class: kind,
    vendor,
    device,
    ...told({
      subsystemVendor,
      subsystemDevice,
      revision,
      vendorName: ids.vendor(vendor),
      deviceName: ids.device(vendor, device),
      subsystemName: named ? ids.subsystem(vendor, device, subsystemVendor, subsystemDevice) : undefined,
    }),
  };
}

/** Asking a card without power for its link would wake it, or answer nonsense. */
async function readLink(text: ReadText, power: string | undefined): Promise<PciLink | undefined> {
  if (power === 'D3cold') return undefined;
  const [speed, width, maxSpeed, maxWidth] = await Promise.all(
    ['current_link_speed', 'current_link_width', 'max_link_speed', 'max_link_width'].map(text),
  );
  // `Unknown` and a width of 0 or 255: nothing is plugged in below, or the device is within the chipset.
  const gigatransfers = (word?: string) => Number(/^([\d.]+) GT\/s/.exec(word ?? '')?.[1]) || undefined;
  const lanes = (word?: string) => (Number(word) > 0 && Number(word) < 255 ? Number(word) : undefined);
  const link = told({
    speed: gigatransfers(speed),
    width: lanes(width),
    maxSpeed: gigatransfers(maxSpeed),
    maxWidth: lanes(maxWidth),
  });
  return Object.keys(link).length > 0 ? link : undefined;
}
