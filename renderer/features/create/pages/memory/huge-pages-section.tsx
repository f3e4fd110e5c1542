import { formatBytes } from '#shared/domain/units.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer, type Answer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { pageSizes } from './huge-pages.ts';
import { PageStock } from './page-stock.tsx';

/** What pages the guest's memory is made of. */
export function HugePagesSection() {
  // Null says ordinary pages, where left out is the plan's to decide.
  const answer = useAnswer('memoryLayout.hugePages') as Answer<number | null>;
  const memory = useAnswer('memory').value ?? 0;
  const sizes = pageSizes(useOptions()?.host.topology);
  const chosen = sizes.find(({ size }) => size === answer.value);

  return (
    <Section title="Pages">
      <AnswerFrame answer={answer} label="Pages">
        <ChoiceCards
          label="Pages"
          value={String(answer.value ?? 'ordinary')}
          choices={[
            {
              value: 'ordinary',
              label: 'Ordinary',
              about:
                'Taken from the host as the guest uses them. The kernel joins them to larger ones where it can.',
            },
            ...sizes.map(({ size, free, total }) => ({
              value: String(size),
              label: `Huge, ${formatBytes(size)}`,
              about: `Reserved on the host: ${free.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} are free. Fewer misses in the page tables, none of it swapped.`,
            })),
          ]}
          onChange={value => answer.set(value === 'ordinary' ? null : Number(value))}
        />
      </AnswerFrame>
      {chosen && <PageStock pages={chosen} memory={memory} />}
    </Section>
  );
}
