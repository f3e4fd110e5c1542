// node e2e/host/fake-host.mjs N: a file for libvirt's test driver describing a host with N shut-off guests.
// Prints its path and the URI that opens it.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testCache } from './cache.mjs';

/**
 * A whole fake host in the format of libvirt's test driver (https://libvirt.org/drvtest.html): N guests named
 * guest-0001 and so on, two networks and a pool. The test driver starts guests from such a file at once
 * unless told otherwise, so `running` says how many of them run; the rest are shut off.
 * @param {number} guests
 * @param {{ running?: number }} [options]
 * @returns {string} XML
 */
export function fakeHostXml(guests, { running = 0 } = {}) {
  const all = Array.from({ length: guests }, (_, index) => domainXml(index + 1, index < running));
  return `<node>
${all.join('\n')}
${networkXml('default', '192.168.122')}
${networkXml('lab', '192.168.150')}
  <pool type='dir'>
    <name>default</name>
    <target><path>/default-pool</path></target>
  </pool>
  <cpu>
    <mhz>3000</mhz>
    <model>x86_64</model>
    <active>16</active>
    <nodes>1</nodes>
    <sockets>1</sockets>
    <cores>8</cores>
    <threads>2</threads>
  </cpu>
  <memory>67108864</memory>
</node>
`;
}

/**
 * @param {number} number
 * @param {boolean} runs
 */
function domainXml(number, runs) {
  const name = `guest-${String(number).padStart(4, '0')}`;
  const mac = [number >> 16, number >> 8, number]
    .map(byte => (byte & 0xff).toString(16).padStart(2, '0'))
    .join(':');
  return `  <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
    <name>${name}</name>
    <uuid>${stableUuid(name)}</uuid>
    <memory unit='MiB'>2048</memory>
    <vcpu>2</vcpu>
    <os>
      <type arch='x86_64'>hvm</type>
      <boot dev='hd'/>
    </os>
    <devices>
      <disk type='file' device='disk'>
        <driver name='qemu' type='qcow2'/>
        <source file='/default-pool/${name}.qcow2'/>
        <target dev='vda' bus='virtio'/>
      </disk>
      <interface type='network'>
        <mac address='52:54:00:${mac}'/>
        <source network='default'/>
        <model type='virtio'/>
      </interface>
      <console type='pty'/>
      <graphics type='vnc' autoport='yes'/>
      <video>
        <model type='virtio'/>
      </video>
    </devices>
    <test:runstate>${runs ? 1 : 5}</test:runstate>
  </domain>`;
}

/**
 * @param {string} name
 * @param {string} prefix the first three parts of its addresses
 */
const networkXml = (name, prefix) => `  <network>
    <name>${name}</name>
    <uuid>${stableUuid(`network ${name}`)}</uuid>
    <forward mode='nat'/>
    <ip address='${prefix}.1' netmask='255.255.255.0'>
      <dhcp><range start='${prefix}.2' end='${prefix}.254'/></dhcp>
    </ip>
  </network>`;

/** @param {string} text The same text names the same object in every run. */
function stableUuid(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Writes the file of a fake host and returns the URI that opens it. Every connection to that URI gets a host of
 * its own: what one changes no other sees (`test:///default` is the one that is shared).
 * @param {number} guests
 * @param {{ running?: number }} [options]
 * @returns {Promise<{ path: string, uri: string }>}
 */
export async function fakeHost(guests, options = {}) {
  const path = join(await testCache(), `fake-host-${guests}-${options.running ?? 0}.xml`);
  await writeFile(path, fakeHostXml(guests, options));
  return { path, uri: `test://${path}` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const guests = Number(process.argv[2]);
  if (!Number.isSafeInteger(guests) || guests < 0) throw new Error('usage: fake-host.mjs NUMBER-OF-GUESTS');
  console.log(JSON.stringify(await fakeHost(guests), null, 2));
}
