import CloseIcon from '@mui/icons-material/Close';
import IconButton from '@mui/material/IconButton';
import { Link, linkOptions } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { go } from '#renderer/app/go.ts';
import { MoreTabs } from './more-tabs.tsx';
import { useFitting } from './use-fitting.ts';
import styles from './guest-panel.module.css';

const base = '/guests/$connection/$uuid' as const;
const exact = { exact: true, includeSearch: false };
const within = { exact: false, includeSearch: false };

/** libvirt has agents for what QEMU runs. */
const hasAgents = new Set(['kvm', 'qemu', 'hvf']);

/** In the order in which they are shown. Consoles are there as the guest has them. */
function tabsOf({ connection, uuid, displays, textConsoles, virtualization }: Guest) {
  const params = { connection, uuid };
  const shared = { params, search: true, activeOptions: exact } as const;
  return [
    { label: 'Overview', link: linkOptions({ to: base, ...shared }) },
    ...displays.map(({ index, type }) => ({
      label: displays.length === 1 ? 'Screen' : `Screen ${index + 1} (${type.toUpperCase()})`,
      link: linkOptions({
        to: `${base}/display/$index`,
        ...shared,
        params: { ...params, index: String(index) },
      }),
    })),
    ...textConsoles.map(({ alias, label }) => ({
      label,
      link: linkOptions({ to: `${base}/text/$alias`, ...shared, params: { ...params, alias } }),
    })),
    {
      label: 'Hardware',
      link: linkOptions({
        to: `${base}/hardware/{-$item}`,
        ...shared,
        params: { ...params, item: undefined },
        activeOptions: within,
      }),
    },
    {
      label: 'Snapshots',
      link: linkOptions({
        to: `${base}/snapshots/{-$name}`,
        ...shared,
        params: { ...params, name: undefined },
        activeOptions: within,
      }),
    },
    { label: 'Performance', link: linkOptions({ to: `${base}/performance`, ...shared }) },
    ...(hasAgents.has(virtualization)
      ? [{ label: 'Agent', link: linkOptions({ to: `${base}/agent`, ...shared }) }]
      : []),
    { label: 'XML', link: linkOptions({ to: `${base}/xml`, ...shared }) },
    { label: 'Activity', link: linkOptions({ to: `${base}/activity`, ...shared }) },
  ];
}

export type GuestTab = ReturnType<typeof tabsOf>[number];

/** The guest's tabs; each has its own address. Those that find no room are behind “More”. */
export function GuestTabs({ guest }: { guest: Guest }) {
  const tabs = useMemo(() => tabsOf(guest), [guest]);
  const labels = tabs.map(({ label }) => label);
  const { bar, isShown } = useFitting(labels.join('\n'));
  const rest = tabs.filter((_, at) => !isShown(at));
  return (
    <nav className={styles['tabs']} aria-label={`Tabs of ${guest.name}`}>
      <div ref={bar} className={styles['fitting']}>
        {tabs.map(({ label, link }, at) => (
          <Link key={link.to + label} {...link} hidden={!isShown(at)}>
            {label}
          </Link>
        ))}
      </div>
      {rest.length > 0 && <MoreTabs tabs={rest} />}
      <IconButton
        className={styles['close'] ?? ''}
        aria-label="Close the panel"
        title="Close (Esc in the list)"
        onClick={() => void go({ to: '/guests', search: true })}
      >
        <CloseIcon />
      </IconButton>
    </nav>
  );
}
