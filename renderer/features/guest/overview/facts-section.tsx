import Switch from '@mui/material/Switch';
import type { Guest, GuestDetails } from '#shared/contract/guests.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useCourse } from '#renderer/api/live/samples.ts';
import { toggleAutostart } from '#renderer/app/guest-actions/autostart.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import styles from './overview.module.css';

const percent = (share: number | undefined) => `${Math.round((share ?? 0) * 100)} %`;

/** In plain words what runs the guest: libvirt's domain type. */
function engine({ virtualization, arch }: Guest): string {
  const names: Record<string, string> = {
    kvm: 'KVM',
    qemu: 'QEMU, translated without KVM',
    lxc: 'LXC',
    xen: 'Xen',
  };
  return `${names[virtualization] ?? virtualization} · ${arch}`;
}

export function FactsSection({ guest, details }: { guest: Guest; details: GuestDetails | undefined }) {
  const course = useCourse(guestKey(guest));
  const host = useConnections(state => state.byId.get(guest.connection)?.label ?? guest.connection);
  const running = guest.state === 'running';
  const [address] = guest.addresses;
  return (
    <Section>
      <Facts>
        <Fact name="System">{guest.os?.label ?? 'Not known'}</Fact>
        {guest.addresses.map((each, index) => (
          <Fact key={each} name={index === 0 ? 'Address' : ''}>
            <CopyText text={each} what="address" />
          </Fact>
        ))}
        {address !== undefined && (
          <Fact name="Connect">
            <CopyText text={`ssh ${address}`} what="ssh command" />
          </Fact>
        )}
        <Fact name="CPU">
          {guest.vcpus} {details && `× ${details.cpu}`}
          {running && course && (
            <span className={styles['graphs']}>
              <Sparkline values={course.cpu} label={`CPU ${percent(course.cpu.at(-1))}`} />
              <span className={styles['muted']}>{percent(course.cpu.at(-1))}</span>
            </span>
          )}
        </Fact>
        <Fact name="Memory">
          {formatBytes(guest.memory)}
          {running && course?.memoryUsed !== undefined && `, ${formatBytes(course.memoryUsed)} used`}
          {running && course && course.memory.length > 0 && (
            <span className={styles['graphs']}>
              <Sparkline values={course.memory} label={`Memory ${percent(course.memory.at(-1))}`} />
              <span className={styles['muted']}>{percent(course.memory.at(-1))}</span>
            </span>
          )}
        </Fact>
        <Fact name="Runs on">{host}</Fact>
        <Fact name="Engine">{engine(guest)}</Fact>
        {details && (
          <Fact name="Firmware">{[details.firmware, details.machine].filter(Boolean).join(' · ')}</Fact>
        )}
        {guest.persistent && (
          <Fact name="Autostart">
            <Switch
              edge="start"
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
