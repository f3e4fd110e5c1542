import { useShallow } from 'zustand/react/shallow';
import { useEngines } from '#renderer/api/live/engines.ts';
import type { Answer } from '#renderer/ui/wizard/answer.ts';
import { SelectControl } from '#renderer/ui/wizard/select-control.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import { quoteWords } from '#shared/domain/run/words/shell-words.ts';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { textForm, wordsForm } from '../fields/readers.ts';
import { onEngine } from '../wizard/draft.ts';
import { changeDraft } from '../wizard/draft-store.ts';
import { usePlan } from '../wizard/plan-store.ts';
import { useAnswer } from '../wizard/use-answer.ts';

export function NameAnswer() {
  return <ParsedAnswer path="name" label="Name" placeholder="The engine makes one up" {...textForm} />;
}

/** What the image runs shows while nothing else is said. */
export function CommandAnswer() {
  const image = usePlan(({ plan }) => plan?.image.command) ?? [];
  return (
    <ParsedAnswer
      path="command"
      label="Command"
      placeholder={image.length === 0 ? 'As the image says' : quoteWords(image)}
      mono
      {...wordsForm}
    />
  );
}

/** Only where there is more than one. */
export function EngineAnswer() {
  const answer = useAnswer('engine');
  const online = useEngines(
    useShallow(({ byId }) => [...byId.values()].filter(({ state }) => state === 'online')),
  );
  if (online.length < 2) return null;
  return (
    <SelectControl
      answer={{
        ...(answer as unknown as Answer<string>),
        chosen: false,
        set: engine => changeDraft(draft => onEngine(draft, engine as EngineId)),
      }}
      label="Engine"
      choices={online.map(({ id, label }) => ({ value: id, label }))}
    />
  );
}
