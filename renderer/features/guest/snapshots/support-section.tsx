import type { SnapshotSupport } from '#shared/contract/snapshots.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import styles from './snapshots-tab.module.css';

type Ability = Exclude<keyof SnapshotSupport, 'suggested' | 'suggestedWhy'>;

const words: Record<Ability, string> = {
  internal: 'Snapshots inside the disk files',
  external: 'Snapshots in new files',
  memory: 'With the memory of the running guest',
  quiesce: 'File systems brought to rest first',
  revertExternal: 'Returning to one in new files',
  deleteExternal: 'Deleting one in new files, with its merge',
  nvram: 'UEFI variables as part of them',
};

/** What this guest on this libvirt can do, and honestly what it cannot. */
export function SupportSection({ support }: { support: SnapshotSupport }) {
  return (
    <Section title="What can be done with this guest now">
      <ul className={styles['abilities']}>
        {(Object.keys(words) as Ability[]).map(each => {
          const { possible, why } = support[each];
          return (
            <li key={each}>
              <StateIcon look={possible ? 'ok' : 'off'} />
              <div>
                {words[each]}
                <span>{possible ? ': yes' : ': no'}</span>
                {why && <small>{why}</small>}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
