import GuestIcon from '@mui/icons-material/DesktopWindowsOutlined';
import HostIcon from '@mui/icons-material/DnsOutlined';
import HypervisorIcon from '@mui/icons-material/LayersOutlined';
import { useId, useState, type ReactNode } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Layer } from '#shared/contract/overview.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { countOf } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { divide } from './divide.ts';
import { LayerCard } from './layer-card.tsx';
import { LayerDetail } from './layer-detail.tsx';
import styles from './layers.module.css';

const hypervisors: Readonly<Record<string, string>> = {
  kvm: 'KVM and QEMU',
  qemu: 'QEMU',
  lxc: 'The host’s kernel, by LXC',
  xen: 'Xen',
  hvf: 'Hypervisor.framework and QEMU',
  test: 'libvirt’s test driver',
};

interface Props {
  guest: Guest;
  /** The system inside, as far as it is known. */
  system: string | undefined;
  layers: readonly Layer[];
}

/** What this guest really runs on: itself on top, the host's hardware at the bottom, and each thing's way between. */
export function LayersSection({ guest, system, layers }: Props) {
  const detail = useId();
  const [chosen, setChosen] = useState<string | undefined>();
  const host = useConnections(state => state.byId.get(guest.connection)?.label ?? guest.connection);
  const [cpu, memory, ...devices] = layers;
  if (!cpu || !memory) return null;
  const { main, others } = divide(devices);

  const card = (layer: Layer, unnamed = false) => (
    <LayerCard
      key={layer.id}
      layer={layer}
      unnamed={unnamed}
      open={chosen === layer.id}
      controls={detail}
      onToggle={() => setChosen(chosen === layer.id ? undefined : layer.id)}
    />
  );
  const detailOf = (among: readonly Layer[]) => {
    const layer = among.find(({ id }) => id === chosen);
    return layer && <LayerDetail id={detail} guest={guest} layer={layer} />;
  };

  return (
    <Section title="How it is virtualised">
      <div className={styles['stack']}>
        <Band icon={<GuestIcon />} name="Guest">
          {[guest.name, system].filter(Boolean).join(' · ')}
        </Band>
        <div className={styles['floors']}>
          <Row name="Processor">{card(cpu, true)}</Row>
          {detailOf([cpu])}
          <Row name="Memory">{card(memory, true)}</Row>
          {detailOf([memory])}
          {main.length > 0 && (
            <Row name="Devices">
              <div className={styles['cards']}>{main.map(layer => card(layer))}</div>
            </Row>
          )}
          {detailOf(main)}
          {others.length > 0 && (
            <details className={styles['others']} open={others.some(({ id }) => id === chosen) || undefined}>
              <summary>{countOf(others.length, 'more device')}</summary>
              <div className={styles['cards']}>{others.map(layer => card(layer))}</div>
              {detailOf(others)}
            </details>
          )}
        </div>
        <Band icon={<HypervisorIcon />} name="Hypervisor">
          {hypervisors[guest.virtualization] ?? guest.virtualization}
        </Band>
        <Band icon={<HostIcon />} name="Host">
          {host}
        </Band>
      </div>
    </Section>
  );
}

function Band({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <p className={styles['band']}>
      {icon}
      <strong>{name}</strong>
      <span>{children}</span>
    </p>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['row']} role="group" aria-label={name}>
      <span className={styles['name']} aria-hidden>
        {name}
      </span>
      {children}
    </div>
  );
}
