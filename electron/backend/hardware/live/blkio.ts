import type { TypedParam } from 'node-libvirt';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { type LiveGuest, LIVE } from './live-guest.ts';
import { small, word } from './typed-params.ts';

const DEFAULT_WEIGHT = 500;
/** Elements of a `<device>`, by what virDomainSetBlkioParameters calls the list of all devices'. */
const LISTS = {
  device_weight: 'weight',
  device_read_iops_sec: 'read_iops_sec',
  device_write_iops_sec: 'write_iops_sec',
  device_read_bytes_sec: 'read_bytes_sec',
  device_write_bytes_sec: 'write_bytes_sec',
} as const;

/** Weight and limits of disks of the host. 0 takes a device's off again. */
export async function setBlkio(
  { rpc, dom }: LiveGuest,
  _path: string,
  wanted: XmlElement,
  now: XmlElement,
): Promise<void> {
  const params: TypedParam[] = [];
  const [after, before] = [wanted.child('blkiotune'), now.child('blkiotune')];
  const weight = after?.child('weight')?.text;
  if (weight !== before?.child('weight')?.text)
    params.push(small('weight', Number(weight ?? DEFAULT_WEIGHT)));
  for (const [field, name] of Object.entries(LISTS)) {
    const [set, had] = [valuesOf(after, name), valuesOf(before, name)];
    const all = [...new Set([...had.keys(), ...set.keys()])].map(path => `${path},${set.get(path) ?? 0}`);
    if (String([...set]) !== String([...had])) params.push(word(field, all.join(',')));
  }
  if (params.length > 0) await rpc.call('domainSetBlkioParameters', { dom, params, flags: LIVE });
}

function valuesOf(tune: XmlElement | undefined, name: string): Map<string, string> {
  return new Map(
    (tune?.elements('device') ?? []).flatMap(device => {
      const [path, value] = [device.child('path')?.text, device.child(name)?.text];
      return path === undefined || value === undefined ? [] : [[path, value] as const];
    }),
  );
}
