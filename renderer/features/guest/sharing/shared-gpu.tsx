import Button from '@mui/material/Button';
import { useState } from 'react';
import { useSharingOffer } from '#renderer/api/host-tuning.ts';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';
import type { SharingLevel, SharingWay } from '#shared/contract/gpu-sharing.ts';
import { ReviewDialog } from '../hardware/changes/review-dialog.tsx';
import type { Hardware } from '../hardware/use-hardware.ts';
import styles from './shared-gpu.module.css';

const names = { opengl: 'OpenGL', vulkan: 'Vulkan' } as const;
const levels: Readonly<Record<SharingLevel, { tone: Tone; label: string }>> = {
  on: { tone: 'run', label: 'On' },
  ready: { tone: 'accent', label: 'Possible here' },
  risky: { tone: 'pause', label: 'May work' },
  refused: { tone: 'off', label: 'Not here' },
};

/** 3D for a guest by its host's GPU, which stays with the host: what is possible here, and one press to have it. */
export function SharedGpu({ hardware }: { hardware: Hardware }) {
  const { guest, locked } = hardware;
  const offer = useSharingOffer(guest, hardware.documents.text);
  const [chosen, setChosen] = useState<SharingWay>();
  if (!offer) return null;
  return (
    <section className={styles['card']} aria-label="3D by the host’s GPU">
      <h3>3D by the host’s GPU</h3>
      <p className={styles['muted']}>The GPU stays with the host and draws for several guests at once.</p>
      <ul>
        {offer.ways.map(way => (
          <li key={way.api}>
            <div>
              <b>{names[way.api]}</b>{' '}
              <StatusPill tone={levels[way.level].tone}>{levels[way.level].label}</StatusPill>
              {way.reasons.map(({ text, remedy }) => (
                <p key={text}>
                  {text} {remedy && <span className={styles['muted']}>{remedy}</span>}
                </p>
              ))}
            </div>
            {way.edits.length > 0 && (
              <Button
                variant="outlined"
                disabled={locked !== undefined || hardware.edits.length > 0}
                title={hardware.edits.length > 0 ? 'Apply or discard the other changes first.' : undefined}
                onClick={() => setChosen(way)}
              >
                {actionOf(way)}…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen && (
        <ReviewDialog
          hardware={hardware}
          title={`${actionOf(chosen)}?`}
          confirm={actionOf(chosen)}
          edits={chosen.edits}
          onApplied={() => setChosen(undefined)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </section>
  );
}

const actionOf = ({ api, level }: SharingWay): string =>
  `Turn ${level === 'on' ? 'off' : 'on'} ${names[api]}`;
