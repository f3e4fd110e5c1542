import Button from '@mui/material/Button';
import type { PciDevice } from '#shared/contract/devices.ts';
import type { GivenDevice } from '#shared/contract/passthrough.ts';
import { Section } from '#renderer/ui/section.tsx';
import { VerdictPill } from './verdict-pill.tsx';
import styles from './give.module.css';

interface Props {
  given: readonly GivenDevice[];
  known: ReadonlyMap<string, PciDevice>;
  /** There where the flow began at a guest: another device may be chosen. */
  onChange?: (() => void) | undefined;
}

const because = { slot: 'Same slot: goes with it', group: 'Same IOMMU group: goes with it' } as const;

/** The whole unit that changes hands, and what of its group does not. */
export function GivenSection({ given, known, onChange }: Props) {
  const behind = leftBehind(given, known);
  return (
    <Section
      title="1. What is given"
      aside={onChange && <Button onClick={onChange}>Choose another device</Button>}
    >
      <ul className={styles['devices']}>
        {given.map(device => (
          <li key={device.address}>
            <code>{device.address.replace(/^0000:/, '')}</code>
            <div>
              <span className={styles['name']}>{device.name}</span>
              <small>
                {[
                  device.what,
                  device.because && because[device.because],
                  device.driver === undefined ? 'no driver' : `driver ${device.driver}`,
                  device.node !== undefined && `NUMA node ${device.node}`,
                  device.ids,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {device.verdict.reasons.map(({ text, remedy }) => (
                <small key={text} data-grave={device.verdict.level === 'never' || undefined}>
                  {text} {remedy}
                </small>
              ))}
            </div>
            <VerdictPill verdict={device.verdict} />
          </li>
        ))}
      </ul>
      {behind.length > 0 && <p className={styles['behind']}>Stays with the host: {behind.join(', ')}.</p>}
    </Section>
  );
}

function leftBehind(given: readonly GivenDevice[], known: ReadonlyMap<string, PciDevice>): readonly string[] {
  const addresses = new Set(given.flatMap(({ address }) => known.get(address)?.leftBehind ?? []));
  return [...addresses].map(address => {
    const name = known.get(address)?.name;
    return name === undefined ? address : `${name} (${address.replace(/^0000:/, '')})`;
  });
}
