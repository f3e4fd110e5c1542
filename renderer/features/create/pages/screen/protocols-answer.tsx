import { ChoiceCards, type CardChoice } from '#renderer/ui/choice-cards.tsx';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';

type Protocols = NonNullable<ReturnType<typeof useAnswer<'screen.protocols'>>['value']>;

const choices = [
  { value: 'vnc', label: 'VNC', about: 'Opens here, in Innkeeper, and in every viewer.' },
  { value: 'spice', label: 'SPICE', about: 'Sound, clipboard and USB, in virt-viewer.' },
  { value: 'vnc spice', label: 'Both', about: 'VNC here, SPICE in virt-viewer.' },
  { value: 'none', label: 'None', about: 'Serial consoles only, as most servers need.' },
] as const;

/** How the screen is reached, if there is one. */
export function ProtocolsAnswer({ offered }: { offered: readonly string[] | undefined }) {
  const answer = useAnswer('screen.protocols');
  const possible: CardChoice<(typeof choices)[number]['value']>[] = choices.map(choice => {
    const lacks =
      choice.value === 'none'
        ? undefined
        : choice.value.split(' ').find(each => offered?.includes(each) === false);
    return lacks === undefined
      ? choice
      : { ...choice, impossible: `QEMU on this host was built without ${lacks.toUpperCase()}.` };
  });
  const value =
    answer.value && (answer.value.length === 0 ? 'none' : answer.value.toSorted().toReversed().join(' '));
  return (
    <AnswerFrame answer={answer} label="Reached by">
      <ChoiceCards
        label="Reached by"
        value={choices.find(choice => choice.value === value)?.value}
        choices={possible}
        onChange={next => answer.set(next === 'none' ? [] : (next.split(' ') as Protocols))}
      />
    </AnswerFrame>
  );
}
