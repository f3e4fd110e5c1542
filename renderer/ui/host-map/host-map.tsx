import { memo, useCallback, useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { HostTopology } from '#shared/contract/topology.ts';
import { hostGroups } from '#shared/domain/topology/host-groups.ts';
import { GroupBox } from './group-box.tsx';
import { nearest } from './nearest.ts';
import { marksOf, type ChosenFor, type Pins } from './pins.ts';
import styles from './host-map.module.css';

interface Props {
  topology: HostTopology;
  pins: Pins;
  /** Whose CPUs are being chosen. */
  who: ChosenFor;
  onToggle: (cpu: number) => void;
}

/**
 * A host's CPUs as they are built. One stop for the Tab key: arrows go from CPU to CPU, Space and Enter pin.
 * Clicks and keys are heard here once, so that a change draws only the CPUs it concerns.
 */
export const HostMap = memo(function HostMap({ topology, pins, who, onToggle }: Props) {
  const groups = useMemo(() => hostGroups(topology), [topology]);
  const marks = useMemo(() => marksOf(pins), [pins]);
  const [entry, setEntry] = useState<number>();
  const stop = entry ?? topology.cpus.find(cpu => cpu.online)?.id;

  const click = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const cpu = cpuAt(event.target);
      if (cpu !== undefined) onToggle(cpu);
    },
    [onToggle],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons are what is pressed
    <div
      className={styles['map']}
      data-dense={densityOf(topology.cpus.length)}
      role="group"
      aria-label="CPUs of the host"
      onClick={click}
      onKeyDown={move}
      onFocus={event => setEntry(cpuAt(event.target))}
    >
      {groups.map(group => (
        <GroupBox
          key={group.names.join()}
          group={group}
          depth={0}
          marks={marks}
          pinned={topology.pinned}
          who={who}
          stop={stop}
        />
      ))}
    </div>
  );
});

function densityOf(count: number): 'quite' | 'very' | undefined {
  if (count > 96) return 'very';
  return count > 48 ? 'quite' : undefined;
}

function cpuAt(target: EventTarget): number | undefined {
  const found = target instanceof Element && target.closest<HTMLElement>('[data-cpu]');
  return found ? Number(found.dataset['cpu']) : undefined;
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-cpu]:enabled')];
  const from = all.findIndex(each => each === event.target);
  const to = from < 0 ? undefined : destination(event.key, from, all);
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}

function destination(key: string, from: number, all: readonly HTMLElement[]): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return from - 1;
    case 'ArrowRight':
      return from + 1;
    case 'Home':
      return 0;
    case 'End':
      return all.length - 1;
    case 'ArrowUp':
    case 'ArrowDown':
      return nearest(
        all.map(each => each.getBoundingClientRect()),
        from,
        key,
      );
    default:
      return undefined;
  }
}
