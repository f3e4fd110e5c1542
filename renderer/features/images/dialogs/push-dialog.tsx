import { useState } from 'react';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import { isBad, parseReference } from '#shared/domain/images/reference.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';

interface Props {
  image: Image;
  push: (name: string) => Promise<void>;
  onClose: () => void;
}

function whereTo(name: string): string {
  const parsed = parseReference(name);
  return isBad(parsed) ? parsed.wrong : `To ${parsed.registry}`;
}

/** By which of its names it goes out: that says to which registry. */
export function PushDialog({ image, push, onClose }: Props) {
  const [name, setName] = useState(image.tags[0] ?? '');
  return (
    <FormDialog
      wide
      title={`Push ${imageTitle(image)}`}
      confirm="Push"
      ready={name !== ''}
      onSubmit={() => push(name)}
      onClose={onClose}
    >
      <ChoiceCards
        first
        label="By which name"
        value={name}
        onChange={setName}
        choices={image.tags.map(tag => ({ value: tag, label: tag, about: whereTo(tag) }))}
      />
    </FormDialog>
  );
}
