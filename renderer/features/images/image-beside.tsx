import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useCommands } from '#renderer/app/commands/use-commands.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Container } from '#shared/contract/containers.ts';
import type { Image } from '#shared/contract/images/image.ts';
import { type AskedOfImage, imageCommands } from './commands.ts';
import { ImagePanel } from './detail/image-panel.tsx';

interface Props {
  image: Image;
  users: readonly Container[];
  onAsk: (asked: AskedOfImage) => void;
  onClose: () => void;
}

/** The chosen image beside the list; its keys are there with it. */
export function ImageBeside({ image, users, onAsk, onClose }: Props) {
  const commands = useMemo(() => imageCommands(image, onAsk), [image, onAsk]);
  useCommands(commands);
  return <ImagePanel key={image.id} image={image} users={users} commands={commands} onClose={onClose} />;
}

/** In its place, where there is none of that id. */
export function NoSuchImage({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <EmptyState title={`There is no image ${id}`} action={<Button onClick={onClose}>Close</Button>}>
      It was removed, or never was on this engine.
    </EmptyState>
  );
}
