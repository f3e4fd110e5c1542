import { useState } from 'react';
import { useUsb } from '#renderer/api/usb.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { UsbOffer } from '#shared/contract/usb.ts';
import { NoMap } from '../no-map.tsx';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { ControllerRow } from './controller-row.tsx';
import { GiveUsbDialog } from './give-usb-dialog.tsx';
import { RuleRow } from './rule-row.tsx';
import { UsbRow } from './usb-row.tsx';
import styles from './usb.module.css';

/** What is plugged into the host's USB ports, and which guests get it whenever it is. */
export default function UsbTab() {
  const { connection } = usePlace();
  const { usb, failure, again } = useUsb(connection);
  const [giving, setGiving] = useState<UsbOffer>();
  if (!usb) return <NoMap connection={connection} failure={failure} again={again} />;
  const { devices, controllers, rules, told, missing } = usb;
  return (
    <div className={styles['page']}>
      {failure && <FailureNote failure={failure} />}
      {!told && (
        <Attention
          what="This libvirt does not tell when something is plugged in."
          why="A guest gets its devices when it starts, and when this page is opened."
        />
      )}
      {missing.length > 0 && (
        <Attention tone="info" what="Not everything is known of this host." why={missing.join(' ')} />
      )}
      <section aria-labelledby="usb-devices">
        <h2 id="usb-devices">Plugged in</h2>
        {devices.length === 0 ? (
          <EmptyState title="Nothing is plugged in">
            USB devices appear here as soon as they are, hubs left out.
          </EmptyState>
        ) : (
          <ul className={styles['list']}>
            {devices.map(device => (
              <UsbRow key={device.port} device={device} rules={rules} onGive={() => setGiving(device)} />
            ))}
          </ul>
        )}
      </section>
      {rules.length > 0 && (
        <section aria-labelledby="usb-rules">
          <h2 id="usb-rules">Attached by themselves</h2>
          <p className={styles['muted']}>
            Whenever one of these is plugged in, or its guest starts, the guest gets it. A make is kept in the
            guest’s own document; a port is followed while Innkeeper is open.
          </p>
          <ul className={styles['list']}>
            {rules.map(shown => (
              <RuleRow
                key={`${shown.guest.uuid} ${JSON.stringify(shown.rule)}`}
                shown={shown}
                onTaken={again}
              />
            ))}
          </ul>
        </section>
      )}
      {controllers.length > 0 && (
        <section aria-labelledby="usb-controllers">
          <h2 id="usb-controllers">Whole controllers</h2>
          <p className={styles['muted']}>
            A guest that has the controller has every port of it, at full speed and with whatever is plugged
            in later.
          </p>
          <ul className={styles['list']}>
            {controllers.map(controller => (
              <ControllerRow
                key={controller.address}
                connection={connection}
                controller={controller}
                devices={devices}
              />
            ))}
          </ul>
        </section>
      )}
      {giving && (
        <GiveUsbDialog
          connection={connection}
          device={giving}
          onDone={() => {
            setGiving(undefined);
            again();
          }}
          onClose={() => setGiving(undefined)}
        />
      )}
    </div>
  );
}
