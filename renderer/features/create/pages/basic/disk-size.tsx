import { ownItems, setAnswer, takeBack } from '../../wizard/answers.ts';
import { useDraft } from '../../wizard/draft-store.ts';
import { TypedAnswer } from '#renderer/ui/wizard/typed-answer.tsx';
import { readSize, sizeText } from '#renderer/ui/size-text.ts';
import { useAnswer } from '../../wizard/use-answer.ts';

/** The first disk by its size alone; 0 is no disk. */
export function DiskSize() {
  const answer = useAnswer('disks.0.size');
  const none = useDraft(({ draft }) => draft?.disks?.length === 0);
  return (
    <TypedAnswer
      answer={{
        ...answer,
        ...(none && { value: 0, chosen: true, reason: undefined, reset: () => takeBack('disks') }),
        set: size => {
          if (size === 0) return setAnswer('disks', ownItems('disks').slice(1));
          if (none) takeBack('disks');
          answer.set(size);
        },
      }}
      label="Disk"
      hint={none ? 'No disk.' : undefined}
      about={undefined}
      unit={undefined}
      read={readSize}
      write={sizeText}
      whole={false}
    />
  );
}
