import { exportContainer } from '#renderer/api/containers.ts';
import { useContainer, type ContainerKey } from '#renderer/api/live/containers.ts';
import { SaveDialog } from '#renderer/ui/save-dialog.tsx';

interface Props {
  container: ContainerKey;
  onClose: () => void;
}

/** Everything in a container's sight as a tar archive: through the browser, or where Innkeeper runs. */
export default function ExportDialog({ container: key, onClose }: Props) {
  const container = useContainer(key);
  if (container === undefined) return null;
  return (
    <SaveDialog
      title={`Export the files of “${container.name}”`}
      fileName={`${container.name}.tar`}
      save={target => exportContainer(container, target)}
      onClose={onClose}
    >
      Its whole file system as one tar archive: the image and what it wrote over it. Volumes are left out.
    </SaveDialog>
  );
}
