import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useLook } from '../../wizard/use-look.ts';
import { ImageField } from '../source/image-field.tsx';
import { LocaleAnswers } from './locale-answers.tsx';
import { SecretAnswer } from './secret-answer.tsx';
import { TimezoneAnswer } from './timezone-answer.tsx';

/** Answers for an installer that asks nobody. Only where the medium's system has a way to take them. */
export function UnattendedSection() {
  const answer = useAnswer('unattended');
  const kind = useLook().look?.unattended ?? 'none';
  if (kind === 'none' && !answer.chosen) return null;
  const windows = kind === 'windows';
  return (
    <Section title="Installation">
      <FormControlLabel
        control={
          <Switch
            checked={answer.chosen}
            onChange={(_, on) => (on ? answer.set({ user: 'user', password: '' }) : answer.reset())}
          />
        }
        label="Install without being asked"
      />
      {answer.chosen && (
        <>
          <AnswerRow>
            <TextAnswer path="unattended.user" label="User" resettable={false} />
            <SecretAnswer
              path="unattended.password"
              label="Password"
              hint="The installer reads it from a medium, where it can be read: change it later."
            />
            <TextAnswer path="unattended.fullName" resettable={false} label="Full name" />
          </AnswerRow>
          <AnswerRow>
            <LocaleAnswers />
            <TimezoneAnswer path="unattended.timezone" />
          </AnswerRow>
          {windows && (
            <>
              <AnswerRow>
                <TextAnswer
                  path="unattended.productKey"
                  resettable={false}
                  label="Product key"
                  mono
                  placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
                />
                <NumberAnswer
                  path="unattended.edition"
                  label="Edition"
                  hint="By its number on the medium; the first, where none is given."
                />
              </AnswerRow>
              <ImageField
                path="unattended.drivers"
                what="virtio drivers’ ISO"
                wanted="medium"
                placeholder="virtio-win.iso: disk and network at full speed"
              />
            </>
          )}
        </>
      )}
    </Section>
  );
}
