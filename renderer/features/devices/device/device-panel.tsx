import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect } from 'react';
import type { DeviceMap, PciDevice } from '#shared/contract/devices.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { slotOf } from '#shared/domain/create/host-devices/pci-address.ts';
import { listed, shortAddress, verdictTones } from '../model/words.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { goTo } from '../place.ts';
import { Company } from './company.tsx';
import { DeviceFacts } from './device-facts.tsx';
import { GiveButton } from './give-button.tsx';
import { HostReady } from './host-ready.tsx';
import { Reasons } from './reasons.tsx';
import styles from './device-panel.module.css';

interface Props {
  map: DeviceMap;
  address: string;
  /** It has the list's room too. */
  alone: boolean;
}

/** One device: whether it can be given away, why, with what, and what it is. */
export function DevicePanel({ map, address, alone }: Props) {
  const { connection } = usePlace();
  const device = map.pci.find(each => each.address === address);
  const name = device?.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} – Innkeeper`;
  }, [name]);
  const close = () => goTo(connection, 'map');
  if (device === undefined)
    return (
      <EmptyState title="There is no such device now" action={<Button onClick={close}>All devices</Button>}>
        At {shortAddress(address)} the host has none: it was taken out, or its address has changed.
      </EmptyState>
    );
  return (
    <div className={styles['panel']}>
      <header className={styles['header']}>
        {alone && (
          <Button className={styles['back'] ?? ''} startIcon={<BackIcon />} onClick={close}>
            All devices
          </Button>
        )}
        <div className={styles['title']}>
          <h2 title={device.name}>{device.name}</h2>
          <StatusPill tone={verdictTones[device.verdict.level]}>{pill(device)}</StatusPill>
        </div>
        <GiveButton connection={connection} device={device} />
        {!alone && (
          <IconButton aria-label="Close the panel" title="Close (Esc in the list)" onClick={close}>
            <CloseIcon />
          </IconButton>
        )}
        <p>{summary(device)}</p>
      </header>
      <div className={styles['body']}>
        <Reasons verdict={device.verdict} />
        <Company map={map} device={device} />
        <HostReady connection={connection} device={device} />
        <DeviceFacts device={device} />
      </div>
    </div>
  );
}

const pill = ({ verdict: { level, label } }: PciDevice) =>
  level === 'ready' && label === 'Ready' ? 'Ready for passthrough' : label;

/** `01:00.0 and 01:00.1 · PCIe 4.0 ×16 · NUMA node 0 · group 1, alone`. */
function summary({ address, together, link, node, group, what }: PciDevice): string {
  const all = together.length > 0 && together.length <= 4 ? together : [address];
  const others = together.length - 1;
  // Its slot has the group for itself.
  const company = together.every(each => slotOf(each) === slotOf(address)) ? ', alone' : '';
  return [
    what,
    `${listed(all.map(shortAddress))}${all.length < together.length ? ` and ${others} more` : ''}`,
    link,
    node === undefined ? undefined : `NUMA node ${node}`,
    group === undefined ? undefined : `group ${group}${company}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
