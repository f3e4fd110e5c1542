import Switch from '@mui/material/Switch';
import type { Guest, GuestDetails } from '#shared/contract/guests.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { toggleAutostart } from '#renderer/app/guest-actions/autostart.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';

/** In plain words what runs the guest, by libvirt's domain type. */
const engines: Record<string, string> = {
  kvm: 'KVM, on the processor itself',
  qemu: 'QEMU, translated in software: slower',
  lxc: 'LXC container',
  xen: 'Xen',
};

/** How the guest is run, and where. */
export function EngineSection({ guest, details }: { guest: Guest; details: GuestDetails | undefined }) {
  const away = useUnreachable(guest);
  const host = useConnections(state => state.byId.get(guest.connection)?.label ?? guest.connection);
  return (
    <Section title="How it runs">
      <Facts>
        <Fact name="Host">{host}</Fact>
        <Fact name="Engine">
          {engines[guest.virtualization] ?? guest.virtualization} · {guest.arch}
        </Fact>
        {details && (
          <>
            <Fact name="CPU">{details.cpu}</Fact>
            <Fact name="Firmware">{[details.firmware, details.machine].filter(Boolean).join(' · ')}</Fact>
          </>
        )}
        {guest.persistent && (
          <Fact name="Autostart">
            <Switch
              disabled={away !== undefined}
              checked={guest.autostart}
              slotProps={{ input: { 'aria-label': 'Start with the host' } }}
              onChange={() => void toggleAutostart([guest]).catch(notifyFailure)}
            />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
