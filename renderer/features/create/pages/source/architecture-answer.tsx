import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';

/** The CPU's architecture, where the host has emulators of others. */
export function ArchitectureAnswer() {
  const options = useOptions();
  const architectures = options?.architectures ?? [];
  const chosen = useAnswer('arch').value;
  if (architectures.length < 2) return null;
  const emulated = architectures.find(({ arch }) => arch === chosen)?.emulated === true;
  return (
    <Section title="Architecture">
      <AnswerRow>
        <SelectAnswer
          path="arch"
          label="Architecture"
          hint={
            emulated
              ? `QEMU translates every instruction for this host’s ${options?.host.arch ?? 'CPU'}: it works, and is several times slower.`
              : ''
          }
          choices={architectures.map(each => ({
            value: each.arch,
            label: each.emulated ? `${each.arch}, translated` : each.arch,
          }))}
        />
      </AnswerRow>
    </Section>
  );
}
