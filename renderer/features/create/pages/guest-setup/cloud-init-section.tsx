import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { ListAnswer } from '../../wizard/fields/list-answer.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { NetworkAnswers } from './network-answers.tsx';
import { TimezoneAnswer } from './timezone-answer.tsx';
import { UsersAnswer } from './users-answer.tsx';

/** What cloud-init does at the first start. */
export function CloudInitSection() {
  return (
    <>
      <Section title="Who can log in">
        <UsersAnswer detailed />
      </Section>
      <Section title="At its first start">
        <AnswerRow>
          <TextAnswer path="cloudInit.hostname" label="Host name" />
          <TimezoneAnswer path="cloudInit.timezone" />
          <TextAnswer path="cloudInit.locale" resettable={false} label="Locale" placeholder="en_GB.UTF-8" />
        </AnswerRow>
        <ListAnswer
          path="cloudInit.packages"
          label="Packages to install"
          split={/[\s,]+/}
          join=" "
          placeholder="nginx qemu-guest-agent"
        />
        <SwitchAnswer path="cloudInit.upgrade" label="Bring all packages up to date first" />
        <ListAnswer
          path="cloudInit.commands"
          label="Commands"
          split={/\n/}
          join={'\n'}
          lines={3}
          mono
          hint="One a line, run once as root, in this order."
        />
      </Section>
      <Section title="Its addresses">
        <NetworkAnswers />
      </Section>
    </>
  );
}
