import { linkOptions, type LinkOptions } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { exactTab as exact, PanelTabs, tabWithin as within } from '#renderer/app/side-panel/panel-tabs.tsx';

const base = '/guests/$connection/$uuid' as const;

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
    ...(virtualization === 'lxc'
      ? []
      : [
          {
            label: 'Snapshots',
            link: linkOptions({
              to: `${base}/snapshots/{-$name}`,
              ...shared,
              params: { ...params, name: undefined },
              activeOptions: within,
            }),
          },
        ]),
    { label: 'Performance', link: linkOptions({ to: `${base}/performance`, ...shared }) },
    ...(hasAgents.has(virtualization)
      ? [{ label: 'Agent', link: linkOptions({ to: `${base}/agent`, ...shared }) }]
      : []),
    { label: 'Isolation', link: linkOptions({ to: `${base}/isolation`, ...shared }) },
    { label: 'XML', link: linkOptions({ to: `${base}/xml`, ...shared }) },
    { label: 'Activity', link: linkOptions({ to: `${base}/activity`, ...shared }) },
  ];
}

/** The guest's tabs, as it has them. */
export function GuestTabs({ guest }: { guest: Guest }) {
  const tabs = useMemo(
    () => tabsOf(guest).map(({ label, link }) => ({ id: link.to + label, label, link: link as LinkOptions })),
    [guest],
  );
  return <PanelTabs name={guest.name} tabs={tabs} />;
}
