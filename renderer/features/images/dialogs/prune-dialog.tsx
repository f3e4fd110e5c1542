import { useState } from 'react';
import { imageWays } from '#renderer/api/images.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ImageAction } from '#shared/contract/images/actions.ts';

type What = Extract<ImageAction, { do: 'prune' }>['what'];

const titles: Readonly<Record<What, string>> = {
  images: 'Prune images',
  containers: 'Prune stopped containers',
  'build-cache': 'Clear the build cache',
};

/** What the plan lists as what goes. */
const touched: Readonly<Record<What, string>> = {
  images: 'Images',
  containers: 'Containers',
  'build-cache': 'Room',
};

const choices: Readonly<Record<'images' | 'build-cache', readonly [label: string, about: string][]>> = {
  images: [
    ['Those without a name', 'Newer ones took their names, or they never had any.'],
    ['All that no container is made of', 'Also those with a name: they have to be pulled or built again.'],
  ],
  'build-cache': [
    ['What no image needs', 'What images here were built of is kept for their next build.'],
    ['All of it', 'The next builds begin from nothing.'],
  ],
};

interface Props {
  engine: EngineId;
  what: What;
  onClose: () => void;
  onStarted?: (job: string) => void;
}

/** Frees room; what goes is shown before it does. */
export function PruneDialog({ engine, what, onClose, onStarted }: Props) {
  const [which, setWhich] = useState<'some' | 'all'>('some');
  const [some, all] = what === 'containers' ? [] : choices[what];
  return (
    <PlanDialog
      title={titles[what]}
      guestName="prune"
      action={{ do: 'prune' as const, what, ...(which === 'all' && { all: true }) }}
      {...imageWays(engine)}
      confirm={what === 'build-cache' ? 'Clear it' : 'Remove them'}
      touched={touched[what]}
      onClose={onClose}
      {...(onStarted && { onStarted })}
    >
      {some && all && (
        <ChoiceCards
          label="Which"
          value={which}
          onChange={setWhich}
          choices={[
            { value: 'some', label: some[0], about: some[1] },
            { value: 'all', label: all[0], about: all[1] },
          ]}
        />
      )}
    </PlanDialog>
  );
}
