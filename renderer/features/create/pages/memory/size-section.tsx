import { formatBytes } from '#shared/domain/units.ts';
import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SizeAnswer } from '../../wizard/fields/size-answer.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { useOptions } from '../../wizard/use-options.ts';

/** How much memory, and who else may have a hand in it. */
export function SizeSection() {
  const host = useOptions()?.host;
  return (
    <Section title="Memory">
      <AnswerRow>
        <SizeAnswer path="memory" label="Memory at start" unit={host && freeText(host)} />
        <SizeAnswer
          path="memoryLayout.maximum"
          label="Memory at most"
          about="more than at start is given by the balloon while it runs"
        />
        <SwitchAnswer
          path="memoryLayout.balloon"
          label="Balloon"
          about="the host can take back what the guest does not use"
        />
        <SwitchAnswer
          path="memoryLayout.shared"
          label="Shared"
          about="processes of the host beside QEMU can map it, as shared folders need"
        />
        <SwitchAnswer
          path="memoryLayout.locked"
          label="Locked"
          about="never swapped out; all of it is taken when the guest starts"
        />
      </AnswerRow>
    </Section>
  );
}

/** Under memory hot-plugging libvirt may count less in all than is free. */
const freeText = ({ memory, freeMemory }: { memory: number; freeMemory?: number | undefined }): string =>
  freeMemory === undefined || freeMemory > memory
    ? `host has ${formatBytes(memory)}`
    : `${formatBytes(freeMemory)} free`;
