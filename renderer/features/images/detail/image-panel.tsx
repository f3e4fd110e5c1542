import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { runCommand } from '#renderer/app/commands/run.ts';
import { Inspected } from '#renderer/ui/item-panel/inspected.tsx';
import { ItemPanel } from '#renderer/ui/item-panel/item-panel.tsx';
import type { Container } from '#shared/contract/containers.ts';
import type { Image } from '#shared/contract/images/image.ts';
import { imageTitle } from '#shared/domain/images/image-title.ts';
import { ImageHistory } from './image-history.tsx';
import { ImageOverview } from './image-overview.tsx';

interface Props {
  image: Image;
  users: readonly Container[];
  commands: readonly Command[];
  onClose: () => void;
}

/** The chosen image: what it is, what it is made of, what can be done with it. */
export function ImagePanel({ image, users, commands, onClose }: Props) {
  const { engine, id } = image;
  const title = imageTitle(image);
  return (
    <ItemPanel
      noun="image"
      name={title}
      actions={commands.map(command => (
        <Button
          key={command.id}
          variant="outlined"
          {...(command.id === 'image.remove' && { color: 'error' })}
          disabled={command.blocked?.() !== undefined}
          onClick={() => runCommand(command)}
        >
          {command.title}
        </Button>
      ))}
      onClose={onClose}
      parts={[
        { id: 'overview', label: 'Overview', content: () => <ImageOverview image={image} users={users} /> },
        { id: 'history', label: 'History', content: () => <ImageHistory image={image} /> },
        {
          id: 'inspect',
          label: 'Inspect',
          content: () => (
            <Inspected
              queryKey={['image', engine, id]}
              label={`What the engine says of ${title}`}
              read={async signal => ({ json: (await api.images.details({ engine, id }, { signal })).raw })}
            />
          ),
        },
      ]}
    />
  );
}
