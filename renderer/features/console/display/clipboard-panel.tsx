import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { countOf } from '#renderer/ui/format.ts';
import styles from './clipboard-panel.module.css';
import { strokeInterval, typingOf } from './typed-text.ts';
import type { Typist } from './use-typist.ts';

interface Props {
  anchor: HTMLElement | null;
  onClose: () => void;
  /** What the guest put on its clipboard last. */
  fromGuest: string;
  onSend: (text: string) => void;
  typist: Typist;
}

/** Text to and from the guest. A browser lets no page read its clipboard unasked, so a person pastes here. */
export function ClipboardPanel({ anchor, onClose, fromGuest, onSend, typist }: Props) {
  const [text, setText] = useState(fromGuest);
  const [sent, setSent] = useState(false);
  const [seen, setSeen] = useState(fromGuest);
  if (seen !== fromGuest) {
    setSeen(fromGuest);
    setText(fromGuest);
    setSent(false);
  }
  const typing = typingOf(text);
  const seconds = Math.ceil((typing.strokes.length * strokeInterval) / 1000);
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': 'Clipboard', className: styles['panel'] ?? '' } }}
    >
      <TextField
        multiline
        inputRef={focusOnMount}
        minRows={4}
        maxRows={10}
        fullWidth
        label="Text"
        value={text}
        placeholder="Paste here what the guest shall get. What is copied in the guest appears here."
        onChange={event => {
          setText(event.target.value);
          setSent(false);
        }}
      />
      <p className={styles['hint']}>
        {sent
          ? 'It is on the guest’s clipboard, if the guest runs a clipboard agent.'
          : 'Sending needs a clipboard agent in the guest (spice-vdagent). Typing works everywhere, as on a US keyboard.'}
      </p>
      {typing.untypable.length > 0 && (
        <p className={styles['warning']}>
          A US keyboard lacks {typing.untypable.slice(0, 8).join(' ')}
          {typing.untypable.length > 8 ? ' and more' : ''}: typing leaves them out.
        </p>
      )}
      {typist.progress === undefined ? (
        <div className={styles['actions']}>
          <Button onClick={() => void navigator.clipboard.writeText(text)} disabled={text === ''}>
            Copy
          </Button>
          <span className={styles['gap']} />
          <Button
            disabled={typing.strokes.length === 0}
            title={`${countOf(typing.strokes.length, 'key')}, about ${seconds} s`}
            onClick={() => typist.type(typing)}
          >
            Type it
          </Button>
          <Button
            variant="contained"
            color="primary"
            disabled={text === ''}
            onClick={() => {
              onSend(text);
              setSent(true);
            }}
          >
            Send to the guest
          </Button>
        </div>
      ) : (
        <div className={styles['actions']}>
          <LinearProgress
            className={styles['progress'] ?? ''}
            variant="determinate"
            value={typist.progress * 100}
            aria-label="Typing"
          />
          <Button onClick={typist.cancel}>Stop typing</Button>
        </div>
      )}
    </Popover>
  );
}
