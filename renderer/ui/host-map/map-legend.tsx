import type { HostTopology } from '#shared/contract/topology.ts';
import type { Pinned } from './pins.ts';
import styles from './map-legend.module.css';

/** What the map's marks mean, as far as this host has them. */
export function MapLegend({ topology, who }: { topology: HostTopology; who: Pinned }) {
  const cores = new Set(topology.cpus.map(cpu => `${cpu.package}.${cpu.die}.${cpu.core}`));
  const has = {
    others: Object.values(topology.pinned).some(count => count > 0),
    thrift: topology.cpus.some(cpu => cpu.kind === 'efficiency'),
    off: topology.cpus.some(cpu => !cpu.online),
  };
  return (
    <ul className={styles['legend']}>
      <li>
        <i data-mark="mine" /> {who === 'emulator' ? 'QEMU’s own threads' : `vCPU ${who}`}
      </li>
      <li>
        <i data-mark="guest" /> others of this guest
      </li>
      {has.others && (
        <li>
          <i data-mark="others">1</i> virtual CPUs of other guests
        </li>
      )}
      {has.thrift && (
        <li>
          <i data-mark="thrift" /> efficiency core
        </li>
      )}
      {has.off && (
        <li>
          <i data-mark="off">0</i> switched off
        </li>
      )}
      {cores.size < topology.cpus.length && <li>CPUs in one frame are hyper-threads of one core</li>}
    </ul>
  );
}
