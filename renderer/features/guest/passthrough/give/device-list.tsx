import { useMemo, useState, type KeyboardEvent } from 'react';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { DeviceMap, PciDevice } from '#shared/contract/devices.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { isLent, isOffered } from '#shared/domain/passthrough/offered.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { deviceGroups } from './device-groups.ts';
import { VerdictPill } from './verdict-pill.tsx';
import styles from './device-list.module.css';

interface Props {
  map: DeviceMap;
  onPick: (address: PciAddress) => void;
}

/** Every device that could change hands, by IOMMU group. What cannot says why and stays out of the keys' way. */
export function DeviceList({ map, onPick }: Props) {
  const [words, setWords] = useState('');
  const known = useMemo(() => new Map(map.pci.map(device => [device.address as string, device])), [map]);
  const groups = deviceGroups(map.pci, words, known);
  const first = groups.flatMap(({ devices }) => devices).find(device => isOffered(device, known))?.address;
  return (
    <div className={styles['list']}>
      {!map.iommu.on && (
        <Attention
          what="The host’s IOMMU is off."
          why="Without it a device could reach all of the host’s memory. Choose a device: turning the IOMMU on becomes part of the plan."
        />
      )}
      <SearchField label="Find a device by name, address or driver" value={words} onChange={setWords} />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its buttons are what the keys move among */}
      <div className={styles['groups']} onKeyDown={move}>
        {groups.map(({ title, devices }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {devices.map(device => (
                <li key={device.address}>
                  {isOffered(device, known) ? (
                    <button
                      type="button"
                      data-device
                      tabIndex={device.address === first ? 0 : -1}
                      className={styles['row']}
                      onClick={() => onPick(device.address)}
                    >
                      <Row device={device} lent={isLent(device, known)} />
                    </button>
                  ) : (
                    <div className={styles['row']} data-off>
                      <Row device={device} lent={false} />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {groups.length === 0 && (
        <p className={styles['none']} role="status">
          {words === '' ? 'This host shows no devices that a guest could get.' : `No device fits “${words}”.`}
        </p>
      )}
    </div>
  );
}

/** A refusal has one reason that decides; what else may be said of such a device does not matter. */
const shownReasons = ({ level, reasons }: PciDevice['verdict']) =>
  reasons.slice(0, level === 'never' ? 1 : 2);

function Row({ device, lent }: { device: PciDevice; lent: boolean }) {
  const { address, name, what, driver, verdict } = device;
  return (
    <>
      <code>{address.replace(/^0000:/, '')}</code>
      <span className={styles['name']}>
        {name}
        <small>{[what, driver].filter(Boolean).join(' · ')}</small>
        {shownReasons(verdict).map(({ text, remedy }) => (
          <small key={text}>
            {text} {remedy}
          </small>
        ))}
        {lent && <small>It can be lent: the desktop is closed while the guest runs, and comes back.</small>}
      </span>
      {lent ? <StatusPill tone="pause">Can be lent</StatusPill> : <VerdictPill verdict={verdict} />}
    </>
  );
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-device]')];
  const at = all.findIndex(row => row === event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  all[Math.min(Math.max(0, to), all.length - 1)]?.focus();
}
