import AspectRatioIcon from '@mui/icons-material/AspectRatioOutlined';
import ContentPasteIcon from '@mui/icons-material/ContentPasteOutlined';
import FullscreenIcon from '@mui/icons-material/Fullscreen';
import FullscreenExitIcon from '@mui/icons-material/FullscreenExit';
import PhotoCameraIcon from '@mui/icons-material/PhotoCameraOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type RFB from '@novnc/novnc';
import { useState, type ReactNode } from 'react';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import { ChoiceMenu } from '../choice-menu.tsx';
import { ClipboardPanel } from './clipboard-panel.tsx';
import styles from './display-toolbar.module.css';
import { sendChord } from './key-sender.ts';
import { KeysMenu } from './keys-menu.tsx';
import { scalingLabels, type Scaling } from './scaling.ts';
import { saveScreenshot } from './screenshot.ts';
import { useGuestClipboard } from './use-guest-clipboard.ts';
import { useTypist } from './use-typist.ts';

interface Props {
  /** While the screen is open. */
  rfb: RFB | undefined;
  guestName: string;
  scaling: Scaling;
  onScaling: (scaling: Scaling) => void;
  viewOnly: boolean;
  onViewOnly: (viewOnly: boolean) => void;
  full: boolean;
  onFull: () => void;
  children?: ReactNode;
}

export function DisplayToolbar(props: Props) {
  const { rfb, guestName, scaling, viewOnly, full } = props;
  const [clipboardAt, setClipboardAt] = useState<HTMLElement | null>(null);
  const typist = useTypist(rfb);
  const fromGuest = useGuestClipboard(rfb);
  const closed = rfb === undefined;

  const tool = (label: string, icon: ReactNode, onClick: (at: HTMLElement) => void, pressed?: boolean) => (
    <Tooltip title={label}>
      <span>
        <IconButton
          aria-label={label}
          disabled={closed}
          {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
          className={pressed ? (styles['pressed'] ?? '') : ''}
          onClick={event => onClick(event.currentTarget)}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );

  return (
    <Toolbar label="Screen">
      <KeysMenu
        disabled={closed || viewOnly}
        onSend={keys => {
          if (rfb) sendChord(rfb, keys);
        }}
      />
      <Button
        startIcon={<ContentPasteIcon />}
        disabled={closed || viewOnly}
        aria-haspopup="dialog"
        onClick={event => setClipboardAt(event.currentTarget)}
      >
        Clipboard
      </Button>
      <ChoiceMenu
        icon={<AspectRatioIcon />}
        label="Size of the picture"
        value={scaling}
        choices={scalingLabels}
        onChoose={props.onScaling}
      />
      {tool(
        'View only: send no keys and no clicks',
        <VisibilityIcon />,
        () => props.onViewOnly(!viewOnly),
        viewOnly,
      )}
      {tool('Save a picture of the screen', <PhotoCameraIcon />, () => rfb && saveScreenshot(rfb, guestName))}
      {tool(
        full ? 'Leave full screen' : 'Full screen',
        full ? <FullscreenExitIcon /> : <FullscreenIcon />,
        props.onFull,
      )}
      <span className={styles['gap']}>{viewOnly && 'View only'}</span>
      {props.children}
      <ClipboardPanel
        anchor={clipboardAt}
        onClose={() => setClipboardAt(null)}
        fromGuest={fromGuest}
        onSend={text => rfb?.clipboardPasteFrom(text)}
        typist={typist}
      />
    </Toolbar>
  );
}
