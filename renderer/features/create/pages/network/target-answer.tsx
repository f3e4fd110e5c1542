import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { firstTarget, targetKinds } from './target-kinds.ts';
import { TargetChoices } from './target-choices.tsx';

interface Props {
  at: number;
  options: CreateOptions | undefined;
}

/** What a card is connected to, with the choices of that kind. */
export function TargetAnswer({ at, options }: Props) {
  const answer = useAnswer(`nics.${at}.target`);
  return (
    <AnswerFrame answer={answer} label="Connected to">
      <ChoiceCards
        label="Connected to"
        value={answer.value?.to}
        choices={targetKinds(options)}
        onChange={kind => {
          const target = firstTarget(kind, options);
          if (target !== undefined) answer.set(target);
        }}
      />
      {answer.value && <TargetChoices target={answer.value} options={options} onChange={answer.set} />}
    </AnswerFrame>
  );
}
