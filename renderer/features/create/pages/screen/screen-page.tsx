import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { Stack } from '#renderer/ui/wizard/stack.tsx';
import { ProtocolsAnswer } from './protocols-answer.tsx';
import { soundChoices, videoChoices } from './screen-choices.ts';

/** What a person sees, hears and types on. */
export default function ScreenPage() {
  const machine = useOptions()?.machine;
  const video = useAnswer('screen.video').value;
  const spice = useAnswer('screen.protocols').value?.includes('spice') === true;
  return (
    <>
      <Section title="Screen">
        <Stack>
          {' '}
          <ProtocolsAnswer offered={machine?.graphics} />
          <AnswerRow>
            <SelectAnswer path="screen.video" label="Graphics card" choices={videoChoices(machine)} />
            {video !== 'none' && <NumberAnswer path="screen.heads" label="Screens" />}
            {video === 'virtio' && (
              <SwitchAnswer
                path="screen.accelerated"
                label="3D by the host’s GPU"
                disabled={machine?.accelerated3d === false}
                hint={machine?.accelerated3d === false && 'This host has no GPU that QEMU can draw with.'}
                about="virgl: the guest’s OpenGL is drawn by the host’s GPU"
              />
            )}
          </AnswerRow>
        </Stack>
      </Section>
      <Section title="Input and sound">
        <AnswerRow>
          <SwitchAnswer
            path="screen.tablet"
            label="Tablet"
            about="the pointer goes in and out of the guest’s screen without being caught"
          />
          <SwitchAnswer
            path="screen.clipboard"
            label="Shared clipboard"
            disabled={!spice}
            about={spice ? 'by the SPICE agent inside the guest' : 'needs SPICE'}
          />
          <SelectAnswer path="screen.sound" label="Sound card" choices={soundChoices(machine)} />
        </AnswerRow>
      </Section>
    </>
  );
}
