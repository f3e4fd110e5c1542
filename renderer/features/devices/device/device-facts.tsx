import type { ReactNode } from 'react';
import type { PciDevice } from '#shared/contract/devices.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { usedBy } from '../model/words.ts';
import styles from './device-panel.module.css';

const powers: Readonly<Record<string, string>> = {
  D0: 'On (D0)',
  D3hot: 'Asleep (D3hot)',
  D3cold: 'Without power (D3cold)',
};

function resets(methods: PciDevice['resetMethods']): ReactNode {
  if (methods === undefined) return undefined;
  if (methods.length === 0) return 'None: it may not start anew after a guest';
  return <code>{methods.join(', ')}</code>;
}

/** What it is, as far as the host tells. What it does not tell has no line. */
export function DeviceFacts({ device }: { device: PciDevice }) {
  const { address, ids, subsystem, driver, modules, node, physicalSlot, rom, resetMethods } = device;
  const { powerState, link, linkAtMost, nets, disks, functions, mapping, group } = device;
  const rows: [string, ReactNode][] = [
    ['Address', <CopyText key="address" text={address} what="the address" />],
    ['Name', mapping && `“${mapping}”`],
    ['Used by', device.usedBy.length > 0 ? usedBy(device) : 'Nobody'],
    ['Driver', driver === undefined ? 'None' : <code>{driver}</code>],
    ['Modules', modules.length > 0 && <code>{modules.join(', ')}</code>],
    ['Ids', <CopyText key="ids" text={ids} what="the ids" />],
    ['Made by', subsystem],
    ['Link', link && (linkAtMost === undefined ? link : `${link}, it could be ${linkAtMost}`)],
    ['Slot', physicalSlot],
    ['Group', group === undefined ? 'None: the IOMMU is off or does not reach it' : String(group)],
    ['NUMA node', node === undefined ? undefined : String(node)],
    ['Reset', resets(resetMethods)],
    ['ROM', rom ? 'It has one' : undefined],
    ['Power', powerState && (powers[powerState] ?? powerState)],
    ['Networks', nets.length > 0 && nets.join(', ')],
    ['Disks', disks.length > 0 && disks.join(', ')],
    ['Functions', functions && `${functions.now} of at most ${functions.atMost}`],
  ];
  return (
    <Section title="About it">
      <div className={styles['facts']}>
        <Facts>
          {rows.map(
            ([name, value]) =>
              value !== undefined &&
              value !== false &&
              value !== '' && (
                <Fact key={name} name={name}>
                  {value}
                </Fact>
              ),
          )}
        </Facts>
      </div>
    </Section>
  );
}
