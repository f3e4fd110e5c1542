import Button from '@mui/material/Button';
import { useCallback, useState } from 'react';
import type { HostTopology } from '#shared/contract/topology.ts';
import { choosePins } from '#shared/domain/topology/choose-pins.ts';
import { HostMap } from './host-map.tsx';
import { MapLegend } from './map-legend.tsx';
import { PinSubjects } from './pin-subjects.tsx';
import { toggled, type Pinned, type Pins } from './pins.ts';
import styles from './pinning.module.css';

interface Props {
  topology: HostTopology;
  /** The most CPUs the guest can have: those plugged in later are pinned too. */
  vcpus: number;
  /** Of its cores. */
  threads: number;
  pins: Pins;
  onChange: (pins: Pins) => void;
}

/** Says which of the host's CPUs run each of the guest's. */
export function Pinning({ topology, vcpus, threads, pins, onChange }: Props) {
  const [picked, setPicked] = useState<Pinned>(0);
  const who = picked !== 'emulator' && picked >= vcpus ? 0 : picked;
  const [shy, setShy] = useState(false);
  const toggle = useCallback((cpu: number) => onChange(toggled(pins, who, cpu)), [onChange, pins, who]);

  function choose() {
    const chosen = choosePins(topology, { vcpus, threads });
    setShy(chosen === undefined);
    if (chosen === undefined) return;
    onChange({
      pins: chosen.pins.map((cpus, vcpu) => ({ vcpu, cpus: [...cpus] })),
      emulatorPins: [...chosen.emulator],
    });
  }
  const none = pins.pins === undefined && pins.emulatorPins === undefined;

  return (
    <div className={styles['pinning']}>
      <div className={styles['actions']}>
        <Button onClick={choose}>Choose for me</Button>
        <Button disabled={none} onClick={() => onChange({ pins: undefined, emulatorPins: undefined })}>
          Unpin all
        </Button>
        <p role="status">
          {shy
            ? `This host has fewer CPUs that are on than the ${vcpus} of this guest, so pinning would only slow it down.`
            : none
              ? 'The host’s kernel moves them as it sees fit. Pinned ones keep their caches warm.'
              : ''}
        </p>
      </div>
      <PinSubjects count={vcpus} pins={pins} who={who} onPick={setPicked} />
      <HostMap topology={topology} pins={pins} who={who} onToggle={toggle} />
      <MapLegend topology={topology} who={who} />
    </div>
  );
}
