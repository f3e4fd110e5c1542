import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { commitChoiceSchema } from '#shared/contract/container-work.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import { commitContainer } from '#renderer/api/containers.ts';
import { useContainer, type ContainerKey } from '#renderer/api/live/containers.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { More } from '#renderer/ui/more.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';

interface Props {
  container: ContainerKey;
  onClose: () => void;
}

const lines = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

/** An image of a container as it is now. */
export default function CommitDialog({ container: key, onClose }: Props) {
  const container = useContainer(key);
  const [image, setImage] = useState(`${container?.name.toLowerCase() ?? 'image'}:latest`);
  const [message, setMessage] = useState('');
  const [author, setAuthor] = useState('');
  const [changes, setChanges] = useState('');
  const [pause, setPause] = useState(true);
  if (container === undefined) return null;
  const choice = commitChoiceSchema.safeParse({
    image: image.trim(),
    ...(message !== '' && { message }),
    ...(author !== '' && { author }),
    changes: lines(changes),
    pause,
  });
  const problem = choice.error?.issues.find(({ path }) => path[0] === 'image')?.message;
  return (
    <FormDialog
      title={`Make an image of “${container.name}”`}
      confirm="Make the image"
      ready={choice.success}
      onClose={onClose}
      onSubmit={async () => {
        if (!choice.success) return;
        const { job } = await commitContainer(container, choice.data);
        tellOfJob(job, `Make the image ${choice.data.image}`);
        onClose();
      }}
    >
      <Labelled
        label="Name and tag"
        hint="What it wrote over its image becomes a layer. Volumes are not part of it."
        problem={problem}
      >
        {({ id, describedBy }) => (
          <TextField
            id={id}
            autoFocus
            value={image}
            error={problem !== undefined}
            onChange={event => setImage(event.target.value)}
            slotProps={{
              htmlInput: { 'aria-describedby': describedBy, spellCheck: false, autoComplete: 'off' },
            }}
          />
        )}
      </Labelled>
      {isContainerActive(container.state) && (
        <Tick
          label="Hold it still meanwhile"
          hint="Its processes are paused, so that no file is caught half written."
          checked={pause}
          onChange={setPause}
        />
      )}
      <More label="Author, message, changes">
        <TextField
          fullWidth
          margin="dense"
          label="Author"
          value={author}
          onChange={event => setAuthor(event.target.value)}
        />
        <TextField
          fullWidth
          margin="dense"
          label="Message"
          value={message}
          onChange={event => setMessage(event.target.value)}
        />
        <TextField
          fullWidth
          multiline
          minRows={2}
          margin="dense"
          label="Changes"
          value={changes}
          helperText="One a line, as in a Dockerfile: CMD, ENV, EXPOSE, USER, WORKDIR …"
          onChange={event => setChanges(event.target.value)}
        />
      </More>
    </FormDialog>
  );
}
