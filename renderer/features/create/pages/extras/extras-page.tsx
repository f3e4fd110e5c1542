import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { FoldersSection } from './folders-section.tsx';

const watchdogs = [
  { value: 'none', label: 'Left alone, not watched' },
  { value: 'reset', label: 'Restarted' },
  { value: 'shutdown', label: 'Shut down' },
  { value: 'poweroff', label: 'Switched off' },
  { value: 'pause', label: 'Paused' },
];

/** Shared folders, and small devices that make a guest pleasant to live with. */
export default function ExtrasPage() {
  return (
    <>
      <FoldersSection />
      <Section title="Channels to the host">
        <AnswerRow>
          <SwitchAnswer
            path="extras.agent"
            label="Guest agent"
            about="by the QEMU guest agent inside: addresses, clean shutdown, consistent snapshots"
          />
          <NumberAnswer
            path="extras.serials"
            label="Serial consoles"
            about="a text console that works before and without a network"
          />
          <SwitchAnswer
            path="extras.vsock"
            label="vsock"
            about="sockets between host and guest that need no network"
          />
        </AnswerRow>
      </Section>
      <Section title="Health">
        <AnswerRow>
          <SwitchAnswer
            path="extras.rng"
            label="Random numbers"
            about="from the host, so that keys made at the first start are good and do not wait"
          />
          <SelectAnswer path="extras.watchdog" label="When it hangs, it is" choices={watchdogs} />
          <SwitchAnswer
            path="extras.panic"
            label="Tell of a crash"
            about="the guest’s kernel says when it dies, so it shows as crashed, not as running"
          />
        </AnswerRow>
      </Section>
    </>
  );
}
