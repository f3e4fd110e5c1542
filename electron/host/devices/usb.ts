import type { UsbFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { readBlocks } from './blocks.ts';
import { inSlices } from './in-slices.ts';
import { linkName, type Member, members, pciAbove, toHex, toNumber, told } from './sysfs-path.ts';

const DEVICES = 'sys/bus/usb/devices';
const HUB = 9;

/** Documentation/ABI/stable/sysfs-bus-usb: what is plugged in; hubs only connect, and are left out. */
export async function readUsb(tree: HostTree): Promise<UsbFacts[]> {
  const [all, blocks, nets, inputs] = await Promise.all([
    members(tree, DEVICES),
    readBlocks(tree),
    members(tree, 'sys/class/net'),
    members(tree, 'sys/class/input'),
  ]);
  const devices = all.filter(({ name }) => /^\d+-[\d.]+$/.test(name));
  const interfaces = all.filter(({ name }) => name.includes(':'));
  const events = inputs.filter(({ name }) => /^event\d+$/.test(name));
  const found = await inSlices(devices, async device => {
    const below = (others: readonly Member[]) =>
      others.filter(({ path }) => isBelow(path, device.name)).map(({ name }) => name);
    const own = interfaces.map(({ name }) => name).filter(name => name.startsWith(`${device.name}:`));
    const facts = await readDevice(tree, device, own);
    return facts && { ...facts, blocks: below(blocks), nets: below(nets), inputs: below(events) };
  });
  return found.filter(device => device !== undefined).filter(device => device.class !== HUB);
}

/** Ports of a hub are below the hub in the path, but each with an interface of the device itself in between. */
function isBelow(path: string, port: string): boolean {
  return path.includes(`/${port}/${port}:`);
}

async function readDevice(tree: HostTree, { name: port, path }: Member, interfaces: readonly string[]) {
  const text = (file: string) => tree.text(`${DEVICES}/${port}/${file}`);
  const [vendor, product, bus, device, kind, speed, manufacturer, productName, serial] = await Promise.all(
    [
      'idVendor',
      'idProduct',
      'busnum',
      'devnum',
      'bDeviceClass',
      'speed',
      'manufacturer',
      'product',
      'serial',
    ].map(text),
  );
  if (vendor === undefined || product === undefined) return undefined;
  const [classes, drivers] = await Promise.all([
    Promise.all(interfaces.map(name => tree.text(`${DEVICES}/${name}/bInterfaceClass`))),
    Promise.all(interfaces.map(name => linkName(tree, `${DEVICES}/${name}/driver`))),
  ]);
  return {
    port,
    bus: toNumber(bus) ?? Number(port.split('-')[0]),
    device: toNumber(device) ?? 0,
    vendor,
    product,
    // 0: each interface has its own; 239: several that belong together.
    class: toHex(kind) || toHex(classes.find(found => found !== undefined)) || 0,
    ...told({
      manufacturer,
      productName,
      serial,
      // Megabits a second.
      speed: toNumber(speed),
      controller: pciAbove(path),
    }),
    drivers: [...new Set(drivers.filter(driver => driver !== undefined))].toSorted(),
  };
}
