import Button from '@mui/material/Button';
import type { DeviceMap } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { goTo } from '../place.ts';
import styles from './list.module.css';

/** What holds for every device of the host, and what could not be read of it. */
export function MapNotes({ map, connection }: { map: DeviceMap; connection: ConnectionId }) {
  const { iommu, missing, pci, source } = map;
  const off = !iommu.on && pci.length > 0;
  if (!off && missing.length === 0) return null;
  return (
    <div className={styles['notes']}>
      {off && (
        <Attention
          what="The IOMMU is off."
          why="Without it no device can be given to a guest safely. The doctor says how to turn it on."
          action={<Button onClick={() => goTo(connection, 'doctor')}>Ask the doctor</Button>}
        />
      )}
      {missing.length > 0 && (
        <details className={styles['missing']}>
          <summary>
            {source === 'libvirt'
              ? 'Only what libvirt tells is known of this host'
              : `${missing.length === 1 ? 'One thing' : `${missing.length} things`} of this host could not be read`}
          </summary>
          <ul>
            {missing.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
