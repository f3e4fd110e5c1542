import Button from '@mui/material/Button';
import { useState } from 'react';
import { Attention } from '#renderer/ui/attention.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import type { GuestHostDevice } from '#shared/contract/create/host-device.ts';
import type { HostDeviceOption } from '#shared/contract/create/options.ts';
import { companionsOf } from './companions.ts';
import { deviceGroups } from './device-groups.ts';
import { claimOf, claims, claimText, deviceKey } from './device-key.ts';
import { DeviceRow } from './device-row.tsx';
import styles from './device-picker.module.css';

interface Props {
  options: readonly HostDeviceOption[];
  chosen: readonly GuestHostDevice[];
  onChange: (chosen: GuestHostDevice[]) => void;
}

/** The host's devices that a guest can get for itself; those that must go together are chosen together. */
export function DevicePicker({ options, chosen, onChange }: Props) {
  const [words, setWords] = useState('');
  const groups = deviceGroups(options, words);
  const iommu = options.some(option => option.kind === 'pci' && option.iommuGroup !== undefined);
  const gone = chosen.filter(claim => !options.some(option => claims(claim, option)));

  function toggle(option: HostDeviceOption) {
    const together = [option, ...companionsOf(option, options)];
    const isTheirs = (claim: GuestHostDevice) => together.some(each => claims(claim, each));
    const others = chosen.filter(claim => !isTheirs(claim));
    const on = chosen.some(claim => claims(claim, option));
    onChange(on ? others : [...others, ...together.map(each => claimOf(each, options))]);
  }

  return (
    <div className={styles['picker']}>
      {gone.map(claim => (
        <div key={deviceKey(claim)} className={styles['gone']} role="note">
          <span>{claimText(claim)} is not on this host now.</span>
          <Button onClick={() => onChange(chosen.filter(each => each !== claim))}>Leave it out</Button>
        </div>
      ))}
      {!iommu && options.some(({ kind }) => kind === 'pci') && (
        <Attention
          what="The host’s IOMMU is off, so no guest can have a PCI device."
          why="Such a device could reach all of the host’s memory. The readiness page shows how to turn the IOMMU on."
        />
      )}
      {options.length > 6 && (
        <SearchField label="Find a device by name, address or driver" value={words} onChange={setWords} />
      )}
      {groups.map(({ title, devices }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {devices.map(option => (
              <DeviceRow
                key={`${deviceKey(option)}`}
                option={option}
                on={chosen.some(claim => claims(claim, option))}
                onToggle={() => toggle(option)}
              />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && (
        <p className={styles['none']} role="status">
          {options.length === 0
            ? 'This host shows no devices that a guest could get.'
            : `No device fits “${words}”.`}
        </p>
      )}
    </div>
  );
}
