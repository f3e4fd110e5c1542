import { expect, it } from 'vitest';
import { capabilities } from '../../libvirt-xml/documents/capabilities.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { libvirtTopology } from './libvirt-topology.ts';

const topology = (host: string) =>
  libvirtTopology(capabilities.of(parseDocument(`<capabilities><host>${host}</host></capabilities>`).root));

it('reads two nodes with hyper-threads, caches and huge pages; an offline CPU has no place', () => {
  const read = topology(`
    <topology><cells num='2'>
      <cell id='0'><memory unit='KiB'>1048576</memory>
        <pages unit='KiB' size='4'>262144</pages><pages unit='KiB' size='2048'>16</pages>
        <cpus num='2'>
          <cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0,2'/>
          <cpu id='2' socket_id='0' die_id='0' core_id='0' siblings='0,2'/></cpus></cell>
      <cell id='8'><memory unit='KiB'>2097152</memory>
        <cpus num='2'>
          <cpu id='1' socket_id='1' die_id='1' core_id='4' siblings='1'/>
          <cpu id='3'/></cpus></cell>
    </cells></topology>
    <cache><bank id='0' level='3' type='both' size='15' unit='MiB' cpus='0,2'/></cache>`);
  expect(read).toEqual({
    cpus: [
      { id: 0, package: 0, die: 0, core: 0, node: 0, online: true },
      { id: 1, package: 1, die: 1, core: 4, node: 8, online: true },
      { id: 2, package: 0, die: 0, core: 0, node: 0, online: true },
      { id: 3, package: -1, die: 0, core: -1, node: 8, online: false },
    ],
    caches: [{ level: 3, size: 15 * 1024 ** 2, cpus: [0, 2] }],
    nodes: [
      { id: 0, memory: 1024 ** 3, hugePages: [{ size: 2 * 1024 ** 2, total: 16, free: 0 }] },
      { id: 8, memory: 2 * 1024 ** 3, hugePages: [] },
    ],
  });
});

it('reads nothing where libvirt tells nothing', () => {
  expect(topology('')).toEqual({ cpus: [], caches: [], nodes: [] });
});
