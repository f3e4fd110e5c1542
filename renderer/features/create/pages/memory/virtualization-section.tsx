import { nestingOf } from '#shared/domain/memory-virtualization/nested.ts';
import { type PagingVerdict, pagingVerdict } from '#shared/domain/memory-virtualization/paging.ts';
import { Section } from '#renderer/ui/section.tsx';
import { type Look, StateIcon } from '#renderer/ui/state-icon.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { NestedAnswer } from './nested-answer.tsx';
import styles from './virtualization.module.css';

const looks: Readonly<Record<PagingVerdict['tone'], Look>> = {
  good: 'ok',
  slow: 'warning',
  translated: 'info',
  unknown: 'unknown',
};

/** How the host turns this guest's addresses into its own, where that was read, and what it means. */
export function VirtualizationSection() {
  const host = useOptions()?.host.memoryVirtualization;
  const acceleration = useAnswer('acceleration').value;
  if (host === undefined) return null;
  const { tone, what, meaning } = pagingVerdict(host, acceleration);
  const nesting = nestingOf(host);
  return (
    <Section title="Memory virtualization">
      <div className={styles['paging']}>
        <StateIcon look={looks[tone]} />
        <p>
          {what} <span>{meaning}</span>
        </p>
        {host.where !== undefined && acceleration !== 'tcg' && (
          <p className={styles['where']}>
            Read from <code>{host.where}</code>
          </p>
        )}
      </div>
      {nesting && <NestedAnswer nesting={nesting} host={host} />}
    </Section>
  );
}
