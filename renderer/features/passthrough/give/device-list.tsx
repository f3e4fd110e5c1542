import { useState, type KeyboardEvent } from 'react';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { DeviceMap, PciDevice } from '#shared/contract/devices.ts';
import { Attention } from '#renderer/ui/attention.tsx';
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
  const groups = deviceGroups(map.pci, words);
  const first = groups.flatMap(({ devices }) => devices).find(isChoosable)?.address;
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
                  {isChoosable(device) ? (
                    <button
                      type="button"
                      data-device
                      tabIndex={device.address === first ? 0 : -1}
                      className={styles['row']}
                      onClick={() => onPick(device.address)}
                    >
                      <Row device={device} />
                    </button>
                  ) : (
                    <div className={styles['row']} data-off>
                      <Row device={device} />
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

function Row({ device: { address, name, what, driver, verdict } }: { device: PciDevice }) {
  return (
    <>
      <code>{address.replace(/^0000:/, '')}</code>
      <span className={styles['name']}>
        {name}
        <small>{[what, driver].filter(Boolean).join(' · ')}</small>
        {verdict.reasons.slice(0, 2).map(({ text, remedy }) => (
          <small key={text}>
            {text} {remedy}
          </small>
        ))}
      </span>
      <VerdictPill verdict={verdict} />
    </>
  );
}

const isChoosable = ({ verdict: { level } }: PciDevice) =>
  level === 'ready' || level === 'step' || level === 'risky';

function move(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-device]')];
  const at = all.findIndex(row => row === event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  all[Math.min(Math.max(0, to), all.length - 1)]?.focus();
}
