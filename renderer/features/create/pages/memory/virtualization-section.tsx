import { Section } from '#renderer/ui/section.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { NestedAnswer } from './nested-answer.tsx';
import { nestingOf, pagingWords } from './virtualization-words.ts';
import styles from './virtualization.module.css';

/** How the host turns this guest's addresses into its own, where that was read, and what it means. */
export function VirtualizationSection() {
  const host = useOptions()?.host.memoryVirtualization;
  const acceleration = useAnswer('acceleration').value;
  if (host === undefined) return null;
  const { look, what, meaning } = pagingWords(host, acceleration);
  const nesting = nestingOf(host);
  return (
    <Section title="Memory virtualization">
      <div className={styles['paging']}>
        <StateIcon look={look} />
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
