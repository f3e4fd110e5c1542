import { useId } from 'react';
import type { HostGroup } from '#shared/domain/topology/host-groups.ts';
import { CpuCell } from './cpu-cell.tsx';
import { markOf, type ChosenFor } from './pins.ts';
import styles from './host-map.module.css';

interface Props {
  group: HostGroup;
  depth: number;
  /** Who of the guest is on each CPU. */
  marks: ReadonlyMap<number, readonly string[]>;
  /** How many of other guests are. */
  pinned: Readonly<Record<string, number>>;
  who: ChosenFor;
  /** The CPU that Tab stops at. */
  stop: number | undefined;
}

/** A package, a NUMA node, a cache: a box with its name and all that is in it. */
export function GroupBox({ group, depth, ...shared }: Props) {
  const id = useId();
  const { marks, pinned, who, stop } = shared;
  const mine = markOf(who);
  return (
    <div className={styles['group']} data-depth={Math.min(depth, 3)} role="group" aria-labelledby={id}>
      <div className={styles['names']} id={id}>
        {group.names.join(' · ')}
      </div>
      <div className={styles['inside']}>
        {group.cores.map(core => (
          <div key={`${core.threads[0]?.id}`} className={styles['core']}>
            {core.threads.map((cpu, index) => (
              <CpuCell
                key={cpu.id}
                id={cpu.id}
                core={core.id}
                thread={core.threads.length > 1 ? index + 1 : 0}
                kind={cpu.kind}
                online={cpu.online}
                mine={marks.get(cpu.id)?.includes(mine) ?? false}
                guests={marks.get(cpu.id)?.join(' ') ?? ''}
                others={pinned[cpu.id] ?? 0}
                stop={cpu.id === stop}
              />
            ))}
          </div>
        ))}
        {group.groups.map(inner => (
          <GroupBox
            key={`${inner.names.join()} ${firstOf(inner)}`}
            group={inner}
            depth={depth + 1}
            {...shared}
          />
        ))}
      </div>
    </div>
  );
}

/** Caches of one size have one name. */
function firstOf(group: HostGroup): number | undefined {
  const [inner] = group.groups;
  return group.cores[0]?.threads[0]?.id ?? (inner && firstOf(inner));
}
